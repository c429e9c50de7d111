import { fromBase64Url, toBase64Url } from './base64url.ts';
import { deriveKey, type KeyPurpose } from './derive-key.ts';

type TokenPurpose = Exclude<KeyPurpose, 'seal'>;

/** Claims that only this Worker can have written: `base64url(JSON).base64url(HMAC-SHA-256)`. */
export async function signToken(secret: string, purpose: TokenPurpose, claims: object): Promise<string> {
  const body = toBase64Url(new TextEncoder().encode(JSON.stringify(claims)));
  const key = await deriveKey(secret, purpose);
  const signature = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(body));
  return `${body}.${toBase64Url(new Uint8Array(signature))}`;
}

/** The claims of a token, or undefined where it is not ours, was altered, or is past its `exp` (epoch seconds). */
export async function readToken<T extends { exp?: number }>(
  secret: string,
  purpose: TokenPurpose,
  token: string,
  now: number,
): Promise<T | undefined> {
  const [body = '', signature = ''] = token.split('.');
  const given = fromBase64Url(signature);
  const claims = fromBase64Url(body);
  if (!given || !claims) return undefined;
  const key = await deriveKey(secret, purpose);
  if (!(await crypto.subtle.verify('HMAC', key, given, new TextEncoder().encode(body)))) return undefined;
  const read = JSON.parse(new TextDecoder().decode(claims)) as T;
  return read.exp !== undefined && read.exp * 1000 < now ? undefined : read;
}

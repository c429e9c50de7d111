import { fromBase64Url } from '../../crypto/base64url.ts';

const PREFIX = 'whsec_';
const SECRET_BYTES = 32;

/** A new signing secret as Standard Webhooks writes it: `whsec_` and base64. */
export function newSigningSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  return PREFIX + btoa(String.fromCharCode(...bytes));
}

/**
 * The headers of one attempt, as Standard Webhooks 1.0 has them. `timestamp` is the attempt's, epoch seconds; the id
 * stays the same over retries. While a secret is being rotated both sign, the new one first.
 */
export async function signedHeaders(
  secrets: string[],
  id: string,
  timestamp: number,
  body: string,
): Promise<Record<string, string>> {
  const signed = await Promise.all(secrets.map((secret) => sign(secret, `${id}.${timestamp}.${body}`)));
  return { 'webhook-id': id, 'webhook-timestamp': String(timestamp), 'webhook-signature': signed.join(' ') };
}

async function sign(secret: string, text: string): Promise<string> {
  const bytes = fromBase64Url(secret.slice(PREFIX.length));
  if (!bytes) throw new Error('a signing secret is not base64');
  const key = await crypto.subtle.importKey('raw', bytes, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text));
  return `v1,${btoa(String.fromCharCode(...new Uint8Array(signed)))}`;
}

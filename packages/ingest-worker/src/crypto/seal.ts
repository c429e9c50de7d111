import { fromBase64Url, toBase64Url } from './base64url.ts';
import { deriveKey } from './derive-key.ts';

const IV_BYTES = 12;

/** Encrypts what must rest unreadable in the database (AES-GCM). `place` binds it to its row: moved, it will not open. */
export async function seal(secret: string, place: string, text: string): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const additionalData = new TextEncoder().encode(place);
  const key = await deriveKey(secret, 'seal');
  const sealed = await crypto.subtle.encrypt(
    { name: 'AES-GCM', iv, additionalData },
    key,
    new TextEncoder().encode(text),
  );
  return `${toBase64Url(iv)}.${toBase64Url(new Uint8Array(sealed))}`;
}

/** The inverse of `seal`. Throws where the secret or the place is another. */
export async function unseal(secret: string, place: string, sealed: string): Promise<string> {
  const [iv, body] = sealed.split('.').map(fromBase64Url);
  if (!iv || !body) throw new Error(`what is sealed at ${place} is not readable`);
  const additionalData = new TextEncoder().encode(place);
  const key = await deriveKey(secret, 'seal');
  return new TextDecoder().decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, body));
}

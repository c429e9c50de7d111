import { fromBase64Url } from './base64url.ts';

/** What a derived key is for. Each purpose has its own key, so that a leak or a mix-up stays in one room. */
export type KeyPurpose = 'seal' | 'session' | 'response-token' | 'address' | 'link';

const MIN_SECRET_BYTES = 32;

/** A key for one purpose, derived (HKDF-SHA-256) from the Worker's one secret. */
export async function deriveKey(secret: string, purpose: KeyPurpose): Promise<CryptoKey> {
  const bytes = fromBase64Url(secret);
  if (!bytes || bytes.length < MIN_SECRET_BYTES) {
    throw new Error(`FOOTFALL_SECRET must be base64 of at least ${MIN_SECRET_BYTES} random bytes`);
  }
  const root = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveKey']);
  const info = new TextEncoder().encode(`footfall ${purpose}`);
  const how = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  return purpose === 'seal'
    ? crypto.subtle.deriveKey(how, root, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
    : crypto.subtle.deriveKey(how, root, { name: 'HMAC', hash: 'SHA-256', length: 256 }, false, ['sign', 'verify']);
}

import { fromBase64Url, toBase64Url } from './base64url.ts';

/** The most workerd allows for PBKDF2. */
const ITERATIONS = 100_000;
const SALT_BYTES = 16;
const HASH_BITS = 256;

/** `salt.hash` of a password (PBKDF2-SHA-256), for the database. */
export async function hashPassword(password: string): Promise<string> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return `${toBase64Url(salt)}.${toBase64Url(await stretch(password, salt))}`;
}

export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  const [salt, hash] = stored.split('.').map(fromBase64Url);
  if (!salt || !hash) return false;
  return equalBytes(await stretch(password, salt), hash);
}

async function stretch(password: string, salt: Uint8Array<ArrayBuffer>): Promise<Uint8Array> {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(password), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations: ITERATIONS };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, HASH_BITS));
}

/** Takes the same time wherever the first difference is. */
function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  let difference = a.length ^ b.length;
  for (const [index, byte] of a.entries()) difference |= byte ^ (b[index] ?? 0);
  return difference === 0;
}

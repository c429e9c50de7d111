import { sha256, toHex } from '../crypto/sha256.ts';

const HASH_BYTES = 8;

/** What a key stands for: two kinds never share a hash, so no messageId can pass for an order. */
export type KeyKind = 'message' | 'browser order' | 'server order';

/** A key as customers remember it: 8 bytes of its SHA-256, in hex. */
export async function keyHash(kind: KeyKind, key: string): Promise<string> {
  return toHex((await sha256(`${kind} ${key}`)).slice(0, HASH_BYTES));
}

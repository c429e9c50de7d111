import { nanoid } from 'nanoid';
import { seal } from '../crypto/seal.ts';
import { sha256Hex } from '../crypto/sha256.ts';

export type KeyKind = 'write' | 'secret' | 'identity';

const PREFIXES: Record<KeyKind, string> = { write: 'wk_', secret: 'sk_', identity: 'ik_' };
/** 32 characters of 64: 192 bits, more than an HS256 secret needs. */
const KEY_LENGTH = 32;

/** A key as the database keeps it. */
export interface KeyRow {
  hash: string;
  id: string;
  kind: KeyKind;
  readable: string | null;
  sealed: string | null;
}

/** A new key: the text to hand out once, and what is kept of it. */
export async function newKey(secret: string, kind: KeyKind): Promise<{ key: string; row: KeyRow }> {
  const key = PREFIXES[kind] + nanoid(KEY_LENGTH);
  return { key, row: await keyRow(secret, kind, key) };
}

/** What is kept of a key: its hash; of a public one also the text; of one that must sign the text, sealed. */
export async function keyRow(secret: string, kind: KeyKind, key: string): Promise<KeyRow> {
  const id = `key_${nanoid(12)}`;
  return {
    hash: await sha256Hex(key),
    id,
    kind,
    readable: kind === 'write' ? key : null,
    sealed: kind === 'identity' ? await seal(secret, `key/${id}`, key) : null,
  };
}

import { waitUntil } from 'cloudflare:workers';
import { sha256Hex } from '../crypto/sha256.ts';
import type { Env } from '../env.ts';
import type { Site } from './site.ts';
import { findByKey } from './store.ts';

/** Up to this age what was read of a key is taken as it is. */
const DEFAULT_FRESH_SECONDS = 10;
/** Up to this age it still answers, while it is read anew behind the answer; past it a revoked key is dead. */
const STALE_SECONDS = 30;
/** Unknown keys are remembered too, else anyone could make the database read at will; but not without bound. */
const MAX_ENTRIES = 5_000;

export interface KeyHolder {
  site: Site;
  kind: 'write' | 'secret';
  /** Id of the key. */
  keyId: string;
}

interface Entry {
  holder: KeyHolder | undefined;
  readAt: number;
}

const cache = new Map<string, Entry>();
/** Grows with each `forgetSite`: what was being read by then may be older than what it was called for. */
let generation = 0;

/**
 * Who holds this key. An isolate asks the database at most every 10 s, and lets a request wait for it only for a key
 * it has not seen within 30 s: far from the database that wait is a quarter of a second.
 */
export async function holderOf(env: Env, key: string): Promise<KeyHolder | undefined> {
  const hash = await sha256Hex(key);
  const entry = cache.get(hash);
  const ageSeconds = entry ? (Date.now() - entry.readAt) / 1000 : Number.POSITIVE_INFINITY;
  const freshSeconds = Number(env.SITE_CACHE_SECONDS ?? DEFAULT_FRESH_SECONDS);
  if (entry && ageSeconds < freshSeconds) return entry.holder;
  // An unknown key is never served stale: a new key works as soon as it is there.
  const mayBeStale = env.SITE_CACHE_SECONDS === undefined && entry?.holder && ageSeconds < STALE_SECONDS;
  if (!mayBeStale) return read(env, hash);
  waitUntil(
    read(env, hash).catch((error: unknown) => console.error(JSON.stringify({ unit: 'keys', error: String(error) }))),
  );
  return entry.holder;
}

/** What changed a site here holds for the next request here; other isolates read it anew when what they have is old. */
export function forgetSite(site: string): void {
  generation += 1;
  for (const [hash, { holder }] of cache) if (!holder || holder.site.id === site) cache.delete(hash);
}

async function read(env: Env, hash: string): Promise<KeyHolder | undefined> {
  const before = generation;
  const holder = await findByKey(env.DB, hash);
  if (generation !== before) return holder;
  if (cache.size >= MAX_ENTRIES) cache.clear();
  cache.set(hash, { holder, readAt: Date.now() });
  return holder;
}

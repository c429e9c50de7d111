import { sha256Hex } from '../crypto/sha256.ts';
import type { Env } from '../env.ts';
import type { Site } from './site.ts';
import { findByKey } from './store.ts';

/** How long an isolate may act on what it read: a revoked secret key is dead within 30 s. */
const DEFAULT_CACHE_SECONDS = 10;
/** Unknown keys are remembered too, else anyone could make the database read at will; but not without bound. */
const MAX_ENTRIES = 5_000;

export interface KeyHolder {
  site: Site;
  kind: 'write' | 'secret';
}

const cache = new Map<string, { holder: KeyHolder | undefined; readAt: number }>();

/** Who holds this key, at most `SITE_CACHE_SECONDS` old. */
export async function holderOf(env: Env, key: string): Promise<KeyHolder | undefined> {
  const hash = await sha256Hex(key);
  const cached = cache.get(hash);
  const maxAgeMs = Number(env.SITE_CACHE_SECONDS ?? DEFAULT_CACHE_SECONDS) * 1000;
  if (cached && Date.now() - cached.readAt < maxAgeMs) return cached.holder;
  const holder = await findByKey(env.DB, hash);
  if (cache.size >= MAX_ENTRIES) cache.clear();
  cache.set(hash, { holder, readAt: Date.now() });
  return holder;
}

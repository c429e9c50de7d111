import type { Rules } from '@footfall/engine';
import { type Env, siteDb } from '../env.ts';

/** Rules of this many (site, version) pairs stay parsed in one isolate. */
const MAX_CACHED = 200;
const cached = new Map<string, Rules>();

/**
 * One version of a site's rules. A version never changes, so it is read once per isolate: from KV, and where KV has
 * not seen it yet (it may remember a miss for a minute) from the database.
 */
export async function loadRules(env: Env, site: string, version: number): Promise<Rules> {
  const name = `rules/${site}/${version}`;
  const known = cached.get(name);
  if (known) return known;
  const rules = (await env.CONFIG.get<Rules>(name, 'json')) ?? (await readRules(siteDb(env, site), site, version));
  if (!rules) throw new Error(`the rules ${name} are neither in KV nor in the database`);
  if (cached.size >= MAX_CACHED) cached.clear();
  cached.set(name, rules);
  return rules;
}

async function readRules(db: D1Database, site: string, version: number): Promise<Rules | undefined> {
  const row = await db
    .prepare('SELECT body FROM rules WHERE site = ? AND version = ?')
    .bind(site, version)
    .first<{ body: string }>();
  return row ? (JSON.parse(row.body) as Rules) : undefined;
}

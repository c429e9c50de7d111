import { type Env, siteDb } from '../env.ts';
import { newestVersion } from './store.ts';

/** How old what an isolate read may be; a laptop's `SITE_CACHE_SECONDS` comes before it. */
const DEFAULT_FRESH_SECONDS = 10;
const MAX_CACHED = 5_000;
const cached = new Map<string, { version: number; readAt: number }>();

/** The version of a site's rules in force, as of a few seconds ago: many alarms ring, few rules are published. */
export async function newestRulesVersion(env: Env, site: string): Promise<number> {
  const known = cached.get(site);
  const freshMs = Number(env.SITE_CACHE_SECONDS ?? DEFAULT_FRESH_SECONDS) * 1000;
  if (known && Date.now() - known.readAt < freshMs) return known.version;
  const version = await newestVersion(siteDb(env, site), site);
  if (cached.size >= MAX_CACHED) cached.clear();
  cached.set(site, { version, readAt: Date.now() });
  return version;
}

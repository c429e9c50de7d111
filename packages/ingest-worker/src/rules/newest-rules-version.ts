import { type Env, siteDb } from '../env.ts';
import { newestVersion } from './store.ts';

/** How old what an isolate read may be; a laptop's `SITE_CACHE_SECONDS` comes before it. */
const DEFAULT_FRESH_SECONDS = 10;
const MAX_CACHED = 5_000;
/** Grows with each `noteRulesVersion`, so that no older read overwrites it. */
let generation = 0;
const cached = new Map<string, { version: number; readAt: number }>();

/** The version of a site's rules in force, as of a few seconds ago: many alarms ring, few rules are published. */
export async function newestRulesVersion(env: Env, site: string): Promise<number> {
  const known = cached.get(site);
  const freshMs = Number(env.SITE_CACHE_SECONDS ?? DEFAULT_FRESH_SECONDS) * 1000;
  if (known && Date.now() - known.readAt < freshMs) return known.version;
  const before = generation;
  const version = await newestVersion(siteDb(env, site), site);
  if (generation === before) keep(site, version);
  return version;
}

/** This isolate has just published that version. */
export function noteRulesVersion(site: string, version: number): void {
  generation += 1;
  keep(site, Math.max(version, cached.get(site)?.version ?? 0));
}

function keep(site: string, version: number): void {
  if (cached.size >= MAX_CACHED) cached.clear();
  cached.set(site, { version, readAt: Date.now() });
}

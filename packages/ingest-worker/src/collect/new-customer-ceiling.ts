import { type Env, siteDb } from '../env.ts';
import type { Site } from '../sites/site.ts';

const HOUR_MS = 60 * 60_000;
/** An isolate asks at most this often; what is made in between is over the ceiling, and little. */
const CACHE_MS = 5_000;

const cache = new Map<string, { count: number; readAt: number }>();

/**
 * Whether a browser may still make customers of this site within this hour. A write key is public: without a ceiling
 * anyone could have a million objects made. The count is the ledger's, so it lags by a second or two.
 */
export async function mayMakeCustomers(env: Env, site: Site, now: number): Promise<boolean> {
  const cached = cache.get(site.id);
  if (cached && now - cached.readAt < CACHE_MS) return cached.count < site.newCustomersPerHour;
  const count = await newCustomersThisHour(env, site.id, now);
  cache.set(site.id, { count, readAt: now });
  return count < site.newCustomersPerHour;
}

/** How many customers browsers have made of a site since the hour began, as the ledger has it. */
export async function newCustomersThisHour(env: Env, site: string, now: number): Promise<number> {
  const hour = Math.floor(now / HOUR_MS) * HOUR_MS;
  const row = await siteDb(env, site)
    .prepare('SELECT count FROM new_customers WHERE site = ? AND hour = ?')
    .bind(site, hour)
    .first<{ count: number }>();
  return row?.count ?? 0;
}

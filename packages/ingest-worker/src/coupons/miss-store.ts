import type { Redemption } from '@footfall/contract';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const KEPT_DAYS = 30;
/** Misses within one minute that nobody was named for, of a whole site; more look like guessing. */
export const UNNAMED_MISSES = 60;

/** Why somebody's try came to nothing. */
export type Miss = Exclude<Redemption, 'redeemed' | 'below_minimum'>;

/** Notes a try that came to nothing. `customer`: the object's id of whom it was for, where that was said. */
export async function noteMiss(
  db: D1Database,
  site: string,
  miss: { customer: string | undefined; result: Miss; now: number },
): Promise<void> {
  await db
    .prepare(
      `INSERT INTO coupon_misses (site, minute, customer, result, count) VALUES (?1, ?2, ?3, ?4, 1)
       ON CONFLICT DO UPDATE SET count = count + 1`,
    )
    .bind(site, minuteOf(miss.now), miss.customer ?? '', miss.result)
    .run();
}

/** Whether so many unknown codes were tried for nobody in particular that further ones have to wait. */
export async function isGuessing(db: D1Database, site: string, now: number): Promise<boolean> {
  const row = await db
    .prepare(`SELECT count FROM coupon_misses WHERE site = ? AND minute = ? AND customer = '' AND result = 'unknown'`)
    .bind(site, minuteOf(now))
    .first<{ count: number }>();
  return (row?.count ?? 0) >= UNNAMED_MISSES;
}

/** Until the next minute begins, in seconds. */
export function secondsToWait(now: number): number {
  return Math.ceil((MINUTE_MS - (now % MINUTE_MS)) / 1_000);
}

export async function forgetOldMisses(db: D1Database, now: number): Promise<void> {
  await db
    .prepare('DELETE FROM coupon_misses WHERE minute < ?')
    .bind(minuteOf(now - KEPT_DAYS * DAY_MS))
    .run();
}

function minuteOf(at: number): number {
  return at - (at % MINUTE_MS);
}

import type { WebhookType } from '@footfall/contract';
import { deliveriesAWeek } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;
const WEEK_DAYS = 7;
/**
 * What one delivery costs on Cloudflare, in US dollars: 3 queue operations ($0.40 a million), 5 rows written to D1 with
 * their indexes ($1 a million), one request's share of CPU. Prices of November 2026.
 */
const DOLLARS_EACH = (3 * 0.4 + 5 * 1 + 0.3) / 1_000_000;

export interface Estimate {
  /** By the last 7 days. */
  perDay: number;
  /** On Cloudflare, in US dollars. */
  dollarsPerMonth: number;
}

/** What a subscription would bring and cost, by what happened in the last 7 days. */
export async function estimate(
  db: D1Database,
  site: string,
  types: WebhookType[],
  events: string[] | null,
  now: number,
): Promise<Estimate> {
  const everyEvent = types.includes('event.accepted');
  const count = await deliveriesAWeek(db, site, {
    facts: types.filter((type) => type !== 'event.accepted'),
    events: everyEvent ? events : undefined,
    since: now - WEEK_DAYS * DAY_MS,
  });
  const perDay = Math.ceil(count / WEEK_DAYS);
  return { perDay, dollarsPerMonth: Math.ceil(perDay * 30 * DOLLARS_EACH * 100) / 100 };
}

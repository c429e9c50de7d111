import { resumeAnnouncements } from './announcements/resume-announcements.ts';
import { forgetOldInterests } from './catalogue/interest-store.ts';
import { forgetOldBadEvents } from './collect/bad-event-store.ts';
import { forgetOldMisses } from './coupons/miss-store.ts';
import { hint } from './deliveries/hint.ts';
import { type DueDelivery, type DuePlace, dueDeliveries, forgetOldAttempts } from './deliveries/store.ts';
import type { Env } from './env.ts';
import { runErasure } from './erasures/run-erasure.ts';
import { openErasures } from './erasures/store.ts';
import { resumePublishes } from './rules/resume-publishes.ts';
import { forgetDeletedSegments } from './segments/delete-segment.ts';

/** What one sweep forgets of old things; the next is a minute away. */
const MAX_FORGOTTEN = 1_000;
/** Due deliveries that one sweep hints at, read a page at a time: after a crash there may be thousands. */
const MAX_SWEPT = 20_000;
const SWEPT_PAGE = 1_000;
/** Erasures taken up again; each may wait some seconds for its object. */
const MAX_ERASURES = 20;
/** A hint names at most so many: a queue message takes 128 KB. */
const MAX_HINTED = 500;
const DAY_MS = 24 * 60 * 60_000;
/** How long it is known what receivers answered. */
const ATTEMPT_DAYS = 30;

/** Each minute: finds in the database what is due and was forgotten. It looks nowhere else. */
export async function sweep(env: Env, now: number): Promise<void> {
  // What people wait for comes first, and what fails holds up nothing else.
  await alone('deliveries', () => hintDue(env, now));
  await alone('publishes', () => resumePublishes(env, now));
  await alone('deleted-segments', () => forgetDeletedSegments(env));
  await alone('old-bad-events', () => forgetOldBadEvents(env.DB, now));
  await alone('old-attempts', () => forgetOldAttempts(env.DB, now - ATTEMPT_DAYS * DAY_MS, MAX_FORGOTTEN));
  await alone('announcements', () => resumeAnnouncements(env, now));
  await alone('old-interests', () => forgetOldInterests(env.DB, now, MAX_FORGOTTEN));
  await alone('old-coupon-misses', () => forgetOldMisses(env.DB, now));
  await alone('erasures', async () => {
    const open = await openErasures(env.DB, MAX_ERASURES);
    await Promise.all(open.map((erasure) => alone(`erasure ${erasure.id}`, () => runErasure(env, erasure))));
  });
}

async function alone(unit: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(JSON.stringify({ unit: 'sweep', of: unit, error: String(error) }));
  }
}

async function hintDue(env: Env, now: number): Promise<void> {
  let after: DuePlace | undefined;
  for (let swept = 0; swept < MAX_SWEPT; swept += SWEPT_PAGE) {
    const due = await dueDeliveries(env.DB, now, SWEPT_PAGE, after);
    await hintAll(env, due, now);
    after = due.at(-1);
    if (due.length < SWEPT_PAGE) return;
  }
}

async function hintAll(env: Env, due: DueDelivery[], now: number): Promise<void> {
  for (const [site, rows] of Map.groupBy(due, (row) => row.site)) {
    for (const [lane, some] of Map.groupBy(rows, ({ attempts }) => (attempts > 0 ? 'slow' : 'fast'))) {
      for (let from = 0; from < some.length; from += MAX_HINTED) {
        const ids = some.slice(from, from + MAX_HINTED).map(({ id }) => id);
        await hint(env, lane, site, ids, now);
      }
    }
  }
}

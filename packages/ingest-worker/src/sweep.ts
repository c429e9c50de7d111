import { forgetOldBadEvents } from './collect/bad-event-store.ts';
import { dueDeliveries } from './deliveries/store.ts';
import type { Env } from './env.ts';
import { resumePublishes } from './rules/resume-publishes.ts';
import { forgetDeletedSegments } from './segments/delete-segment.ts';

/** What one sweep hands on; the next is a minute away. */
const MAX_SWEPT = 1_000;

/** Each minute: finds in the database what is due and was forgotten. It looks nowhere else. */
export async function sweep(env: Env, now: number): Promise<void> {
  await forgetOldBadEvents(env.DB, now);
  await resumePublishes(env, now);
  await forgetDeletedSegments(env);
  const due = await dueDeliveries(env.DB, now, MAX_SWEPT);
  for (const [site, rows] of Map.groupBy(due, (row) => row.site)) {
    await env.DELIVERIES.send({ v: 1, site, ids: rows.map(({ id }) => id) });
  }
}

/**
 * When to arm the alarm, or undefined where the one that is armed will do. An armed alarm is only ever moved
 * earlier: pushing it back with each event builds a chain of stale ones (cloudflare/workerd#6371). One whose time is
 * past was lost or has rung, so any due time arms a new one.
 */
export function nextAlarm(armedAt: number | undefined, dueAt: number | undefined, now: number): number | undefined {
  if (dueAt === undefined) return undefined;
  const rings = armedAt !== undefined && armedAt > now ? armedAt : undefined;
  return rings === undefined || dueAt < rings ? dueAt : undefined;
}

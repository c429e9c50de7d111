import { MAX_SESSION_IDS, type Sessions } from '../profile/sessions.ts';

/** Visits of both; one that both know by its id is one, as where somebody signed in during it. */
export function mergeSessions(user: Sessions | undefined, device: Sessions | undefined): Sessions | undefined {
  if (!user || !device) return user ?? device;
  const [older, newer] = user.startedAt <= device.startedAt ? [user, device] : [device, user];
  const shared = older.ids.filter((id) => newer.ids.includes(id));
  const isOneVisit = older.ids.length > 0 && older.ids.at(-1) === newer.ids.at(-1);
  return {
    count: older.count + newer.count - shared.length,
    startedAt: isOneVisit ? older.startedAt : newer.startedAt,
    lastAt: isOneVisit ? Math.max(older.lastAt, newer.lastAt) : newer.lastAt,
    ids: [...older.ids.filter((id) => !shared.includes(id)), ...newer.ids].slice(-MAX_SESSION_IDS),
  };
}

import type { Env } from '../env.ts';
import { hintAnnouncement } from './hint-announcement.ts';
import { dueAnnouncements } from './store.ts';

const MAX_RESUMED = 100;

/** Called by the sweep: begins announcements whose time has come, and goes on with those that nobody drives. */
export async function resumeAnnouncements(env: Env, now: number): Promise<void> {
  for (const { site, id } of await dueAnnouncements(env.DB, now, MAX_RESUMED)) await hintAnnouncement(env, site, id);
}

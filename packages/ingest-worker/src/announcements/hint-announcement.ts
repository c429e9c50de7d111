import type { Env } from '../env.ts';

/** Says that an announcement has customers left to tell. Where the hint is lost, the sweep gives it again. */
export async function hintAnnouncement(env: Env, site: string, id: string, delayMs = 0): Promise<void> {
  try {
    await env.WAKES.send({ v: 1, site, announcement: id }, { delaySeconds: Math.ceil(delayMs / 1_000) });
  } catch (error) {
    console.error(JSON.stringify({ unit: 'hint-announcement', site, id, error: String(error) }));
  }
}

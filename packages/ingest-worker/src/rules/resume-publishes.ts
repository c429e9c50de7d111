import type { Env } from '../env.ts';
import { hintWake } from './hint-wake.ts';
import { idlePublishes } from './store.ts';

/** After this no Worker knows rules from before a publish any more (`sites/site-cache`). */
const CHECK_AFTER_MS = 60_000;
const MAX_RESUMED = 100;

/** Called by the sweep: goes on with publishes whose hint was lost or whose driver died. */
export async function resumePublishes(env: Env, now: number): Promise<void> {
  for (const { site, version } of await idlePublishes(env.DB, now, CHECK_AFTER_MS, MAX_RESUMED)) {
    await hintWake(env, site, version);
  }
}

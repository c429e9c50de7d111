import type { Env } from '../env.ts';

/** Says that a publish has customers left to wake. Where the hint is lost, the sweep gives it again. */
export async function hintWake(env: Env, site: string, version: number): Promise<void> {
  try {
    await env.WAKES.send({ v: 1, site, version });
  } catch (error) {
    console.error(JSON.stringify({ unit: 'hint-wake', site, version, error: String(error) }));
  }
}

import type { Notice } from '@footfall/contract';
import { newCustomersThisHour } from '../collect/new-customer-ceiling.ts';
import type { Env } from '../env.ts';
import type { Site } from '../sites/site.ts';

/** From this share of the ceiling on somebody should look. */
const WARN_SHARE = 0.8;

/** What a person should know now, whatever page of the console they are on. */
export async function notices(env: Env, site: Site, now: number): Promise<Notice[]> {
  const made = await newCustomersThisHour(env, site.id, now);
  const ceiling = site.newCustomersPerHour;
  if (made < ceiling * WARN_SHARE) return [];
  const count = `${made.toLocaleString('en')} new customers within this hour, of ${ceiling.toLocaleString('en')} allowed`;
  const text =
    made < ceiling
      ? `Browsers made ${count}. At the ceiling new ones are told to come again later.`
      : `Browsers made ${count}. New ones are told to come again later: somebody may be inventing them, or the ceiling is too low.`;
  return [{ id: 'new-customers', level: made < ceiling ? 'warning' : 'problem', text }];
}

import type { Rules } from '@footfall/engine';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { forgetSite } from '../sites/site-cache.ts';
import { hintWake } from './hint-wake.ts';
import { noteRulesVersion } from './newest-rules-version.ts';
import { insertPublish, insertRules, newestRules, newestVersion } from './store.ts';

/** Each attempt but the last was lost to somebody who did publish; this many in a row is no accident. */
const MAX_ATTEMPTS = 30;

/** What one publish changes. */
export interface RulesChange {
  /** The parts that are new; the others stay as they are. */
  parts: Partial<Omit<Rules, 'version'>>;
  /** Known customers meet the new rules now, at the site's rate, and not only at their next event. */
  wakes: boolean;
  /** Rows of the caller's that change with the rules, or not at all. */
  writes?: D1PreparedStatement[];
}

/**
 * The only way a site's rules change: whoever publishes a segment, a survey or a campaign comes here. `change` makes
 * the next rules of the newest ones; it is asked again with newer ones where somebody else was faster, may throw to
 * refuse, and may answer nothing where nothing is to change. Answers the rules that are in force then.
 *
 * What is published reaches a customer with their next event: at once where the isolate that published takes it in,
 * elsewhere within 30 s (`sites/site-cache`).
 */
export async function publishRules(
  env: Env,
  site: string,
  change: (newest: Rules, version: number) => RulesChange | undefined | Promise<RulesChange | undefined>,
  now: number,
): Promise<Rules> {
  const db = siteDb(env, site);
  for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt += 1) {
    const newest = await newestRules(db, site);
    const version = newest.version + 1;
    const changed = await change(newest, version);
    if (!changed) return newest;
    const rules: Rules = { ...newest, ...changed.parts, version };
    const wake = changed.wakes ? insertPublish(db, site, version, now) : [];
    try {
      await db.batch([...insertRules(db, site, rules, now), ...wake, ...(changed.writes ?? [])]);
    } catch (error) {
      if ((await newestVersion(db, site)) >= version) continue;
      throw error;
    }
    forgetSite(site);
    noteRulesVersion(site, version);
    await copyToKv(env, site, rules);
    if (changed.wakes) await hintWake(env, site, version);
    return rules;
  }
  throw new Problem(503, 'publish_raced', 'Others published at the same time, again and again. Try once more.', {
    'retry-after': '1',
  });
}

/** Only once the version is ours for good: a copy never changes. Without one it is read from the database. */
async function copyToKv(env: Env, site: string, rules: Rules): Promise<void> {
  try {
    await env.CONFIG.put(`rules/${site}/${rules.version}`, JSON.stringify(rules));
  } catch (error) {
    console.error(JSON.stringify({ unit: 'copy-rules', site, version: rules.version, error: String(error) }));
  }
}

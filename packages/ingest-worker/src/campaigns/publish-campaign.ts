import { type CampaignDefinition, MAX_CAMPAIGNS } from '@footfall/contract';
import { type CampaignRule, longestMs, type Rules } from '@footfall/engine';
import { hintAnnouncement } from '../announcements/hint-announcement.ts';
import { cancelBroadcasts, insertAnnouncement, openBroadcasts } from '../announcements/store.ts';
import { type Env, siteDb } from '../env.ts';
import { sitePartials } from '../partials/store.ts';
import { Problem } from '../problem.ts';
import { publishRules, type RulesChange } from '../rules/publish-rules.ts';
import { campaignProblems, refuseCampaign } from './campaign-problems.ts';
import { campaignUnknown } from './campaign-unknown.ts';
import { isInForce, partialsOf } from './is-in-force.ts';
import { findCampaign, insertVersion, markStatus } from './store.ts';

const DEFAULT_PER_MINUTE = 600;

/**
 * Puts a campaign's draft in force. Whoever is in an older version finishes that one, which stays in the rules for as
 * long as anybody can be in it. One that was paused and not changed goes on. Throws 422 with what is wrong, 404.
 */
export async function publishCampaign(env: Env, site: string, id: string, now: number): Promise<void> {
  const db = siteDb(env, site);
  await publishRules(env, site, (newest, version) => nextRules(db, site, id, newest, version, now), now);
  for (const { id: due } of await openBroadcasts(db, site, id, now)) await hintAnnouncement(env, site, due);
}

async function nextRules(
  db: D1Database,
  site: string,
  id: string,
  newest: Rules,
  version: number,
  now: number,
): Promise<RulesChange | undefined> {
  const row = await findCampaign(db, site, id);
  if (!row) throw campaignUnknown();
  const partials = await sitePartials(db, site);
  refuseCampaign(await campaignProblems(db, site, row.draft, { rules: newest, partials }, now));
  const campaigns = stillNeeded(newest.campaigns ?? [], now);
  const before = campaigns.find((rule) => rule.id === id && rule.status !== 'old');
  if (before && isInForce(row, partials)) {
    if (before.status === 'live') return undefined;
    // Dates that came while it stood still are over.
    const going = { ...before, status: 'live' as const, since: now };
    const resumed = campaigns.map((rule) => (rule === before ? going : rule));
    return {
      parts: { campaigns: resumed },
      wakes: waitsForDates(going),
      writes: [markStatus(db, site, id, 'live', now)],
    };
  }
  if (!before && campaigns.filter(({ status }) => status !== 'old').length >= MAX_CAMPAIGNS) {
    throw new Problem(409, 'too_many_campaigns', `At most ${MAX_CAMPAIGNS} campaigns run. Archive one first.`);
  }
  const rule: CampaignRule = { id, version, status: 'live', since: now, definition: withoutTemplates(row.draft) };
  const others = campaigns.map((known) => (known === before ? outdated(known, now) : known));
  const published = { version, definition: row.draft, partials: partialsOf(row.draft, partials) };
  const writes = [
    ...insertVersion(db, site, id, published, now),
    cancelBroadcasts(db, site, id, now),
    ...firstBroadcast(db, site, id, row.draft, now),
  ];
  return { parts: { campaigns: [...others, rule] }, wakes: waitsForDates(rule), writes };
}

/** Somebody who does nothing meets its date by an alarm, which is set once they know of it. */
function waitsForDates({ definition }: CampaignRule): boolean {
  return definition.trigger.on === 'date';
}

/** Nobody begins it and none of its messages goes out, until it is published again. */
export async function pauseCampaign(env: Env, site: string, id: string, now: number): Promise<void> {
  await change(env, site, id, 'paused', now, (campaigns) =>
    campaigns.map((rule) => (rule.id === id && rule.status === 'live' ? { ...rule, status: 'paused' } : rule)),
  );
}

/** What a campaign that is broadcast tells first. */
function firstBroadcast(
  db: D1Database,
  site: string,
  campaign: string,
  { trigger }: CampaignDefinition,
  now: number,
): D1PreparedStatement[] {
  if (trigger.on !== 'broadcast') return [];
  const { segment, every, perMinute = DEFAULT_PER_MINUTE } = trigger;
  const at = trigger.at === undefined ? now : Date.parse(trigger.at);
  const repeats = every ? { repeats: { every, first: at, turn: 0 } } : {};
  return [
    insertAnnouncement(
      db,
      site,
      { kind: 'broadcast', campaign, segment, at, ...repeats },
      { perMinute, startsAt: Math.max(at, now) },
    ),
  ];
}

/** Whoever is in it is out, at the latest when the next of their timers rings. */
export async function archiveCampaign(env: Env, site: string, id: string, now: number): Promise<void> {
  await change(env, site, id, 'archived', now, (campaigns) => campaigns.filter((rule) => rule.id !== id));
  await cancelBroadcasts(siteDb(env, site), site, id, now).run();
}

async function change(
  env: Env,
  site: string,
  id: string,
  status: 'paused' | 'archived',
  now: number,
  next: (campaigns: CampaignRule[]) => CampaignRule[],
): Promise<void> {
  const db = siteDb(env, site);
  const row = await findCampaign(db, site, id);
  if (!row) throw campaignUnknown();
  if (status === 'paused' && row.status !== 'live') {
    throw new Problem(409, 'campaign_refused', 'Only a campaign that is live can be paused.');
  }
  await publishRules(
    env,
    site,
    ({ campaigns = [] }) => ({
      parts: { campaigns: next(stillNeeded(campaigns, now)) },
      wakes: false,
      writes: [markStatus(db, site, id, status, now)],
    }),
    now,
  );
}

function outdated(rule: CampaignRule, now: number): CampaignRule {
  return { ...rule, status: 'old', until: now + longestMs(rule.definition) };
}

function stillNeeded(campaigns: CampaignRule[], now: number): CampaignRule[] {
  return campaigns.filter(({ status, until = 0 }) => status !== 'old' || until > now);
}

/** Customers decide without them, and rules have to fit a row. */
function withoutTemplates(definition: CampaignDefinition): CampaignDefinition {
  const steps = definition.steps.map((step) => (step.do === 'send' ? { ...step, content: {} } : step));
  const { description: _forPeople, ...rest } = definition;
  return { ...rest, steps };
}

import { evaluate } from '../../segments/evaluate.ts';
import { matchingEvents } from '../../segments/matching-events.ts';
import { spanMs } from '../../segments/span.ts';
import { subjectOf } from '../../segments/subject-of.ts';
import type { CampaignRule } from '../campaign-plan.ts';
import { heldOutBy } from '../draws.ts';
import { pastKey } from '../entity-key.ts';
import type { CampaignsState, Enrolment } from '../state.ts';
import { begunBy } from './begun-by.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { enterStep } from './enter-step.ts';
import type { Occasion } from './occasion.ts';
import { restartWait } from './restart-wait.ts';

/** Enrolments of one customer at a time; what would be one more does not start and says so. */
const MAX_RUNNING = 20;
const MAX_PAST = 120;
const MAX_GOALS = 20;

export function beginEnrolment(draft: CampaignDraft, rule: CampaignRule, occasion: Occasion): void {
  const { definition, id } = rule;
  const begun = begunBy(draft, rule, occasion);
  if (!begun) return;
  const { at, entity, proven } = begun;
  const running = draft.campaigns.running.find((known) => known.campaign === id && known.entity === entity);
  if (running) {
    if (definition.reentry?.policy === 'restart') restartWait(draft, running, at);
    return;
  }
  if (!mayBegin(draft, definition.reentry ?? { policy: 'once' }, pastKey(id, entity), at)) return;
  const subject = subjectOf(draft.state, draft.rules, draft.now);
  // A trigger that arrives after what would have ended it starts nothing.
  const isOver = (definition.exit ?? []).some((pattern) =>
    matchingEvents(subject, pattern).some(([, happened]) => happened > at),
  );
  if (isOver || (definition.only && !evaluate(definition.only, subject).member)) return;
  if (draft.campaigns.running.length >= MAX_RUNNING) {
    throw new Error(`somebody is in at most ${MAX_RUNNING} campaigns at a time`);
  }

  const held = heldOutBy(id, definition, draft.rules.messaging ?? {}, draft.state.firstId);
  const run = newRun(draft);
  const about = { run, campaign: id, version: rule.version, at, ...(entity === undefined ? {} : { entity }) };
  const watched = held ? { ...about, held: true as const } : about;
  remember(draft, pastKey(id, entity), at, watched, definition.goal && at + spanMs(definition.goal.within));
  draft.tell({ type: 'campaign.started', ...draft.said(about), ...(held ? { held } : {}) }, at);
  const [first] = definition.steps;
  if (held || !first) return;
  const enrolment: Enrolment = { ...about, ...(proven ? { proven: true as const } : {}), step: first.id };
  draft.keep({ running: [...draft.campaigns.running, enrolment] });
  enterStep(draft, rule, enrolment, first.id, at);
}

function mayBegin(
  draft: CampaignDraft,
  reentry: NonNullable<CampaignRule['definition']['reentry']>,
  key: string,
  at: number,
): boolean {
  const past = draft.campaigns.past;
  const before = Object.hasOwn(past, key) ? past[key] : undefined;
  if (before === undefined || reentry.policy === 'every') return true;
  return reentry.policy === 'cooldown' && at - before >= spanMs(reentry.span);
}

/** Made of the object and the number of the fact that tells of it, so that no other enrolment has the same. */
function newRun(draft: CampaignDraft): string {
  const { kind, id, sequence } = draft.state;
  return `${kind}${nameHash(id)}-${(sequence + draft.facts.length + 1).toString(36)}`;
}

function remember(
  draft: CampaignDraft,
  key: string,
  at: number,
  about: Omit<CampaignsState['goals'][number], 'until'>,
  until: number | undefined,
) {
  const past = { ...draft.campaigns.past, [key]: at };
  const { goals } = draft.campaigns;
  const open = goals.filter((goal) => goal.until > draft.now);
  draft.keep({
    past: Object.keys(past).length > MAX_PAST ? withoutOldest(past) : past,
    goals: until === undefined ? open : [...open, { ...about, until }].slice(-MAX_GOALS),
  });
}

/** Campaigns about the person outlast those about one of many carts or products. */
function withoutOldest(past: Record<string, number>): Record<string, number> {
  const byAge = Object.entries(past).sort(
    ([one, at], [other, then]) => Number(other.includes(' ')) - Number(one.includes(' ')) || at - then,
  );
  return Object.fromEntries(byAge.slice(1));
}

/** 32 bits of an id, as few letters: FNV-1a. */
function nameHash(id: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

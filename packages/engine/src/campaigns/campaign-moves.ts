import {
  type CampaignStep,
  DEFER_HOURS,
  type EndedReason,
  type JsonObject,
  ORDER_COMPLETED,
  type SendStep,
  type WithheldReason,
} from '@footfall/contract';
import type { Fact, FactBody } from '../fact.ts';
import type { CompactEvent } from '../history/compact-event.ts';
import type { TakenEvent } from '../input.ts';
import { isCurrency, toMinorUnits } from '../money.ts';
import type { Rules } from '../rules.ts';
import { evaluate } from '../segments/evaluate.ts';
import { matchingEvents } from '../segments/matching-events.ts';
import { spanMs } from '../segments/span.ts';
import { subjectOf } from '../segments/subject-of.ts';
import { testValue } from '../segments/value-test.ts';
import type { CustomerState } from '../state.ts';
import { type CampaignRule, campaignPlan, stepAfter, stepOf } from './campaign-plan.ts';
import { withoutOld } from './capped-until.ts';
import { checkSend } from './check-send.ts';
import { reach } from './choose-channel.ts';
import { armOf, heldOutBy } from './draws.ts';
import { entitiesOf, isAbout, pastKey } from './entity-key.ts';
import type { CampaignSaid } from './fact.ts';
import { matchesEvent } from './matches-event.ts';
import { isProvenMember } from './proven-member.ts';
import { type CampaignsState, type Enrolment, type Message, noCampaigns } from './state.ts';
import { waitEnd } from './wait-end.ts';

/** Enrolments of one customer at a time; what would be one more does not start and says so. */
const MAX_RUNNING = 20;
/** Messages known one by one; of those that were handed on the oldest are forgotten first. */
const MAX_MESSAGES = 24;
const MAX_PAST = 120;
const MAX_GOALS = 20;
const MAX_SURVEYS = 5;
const HOUR_MS = 60 * 60_000;
/** How long after it was handed on a message may still turn out to have failed. */
const SETTLED_AFTER_MS = 72 * HOUR_MS;

/** Something just happened that campaigns may be waiting for. */
export type Occasion =
  | { kind: 'event'; taken: TakenEvent; compact: CompactEvent }
  /** `proven`: a trusted caller told what it rests on. */
  | { kind: 'fact'; fact: Pick<Fact, 'at' | 'late' | 'historical'> & FactBody; proven: boolean };

/** What a message may do when its time has come. */
export type ClaimAnswer =
  | { outcome: 'send'; message: Message; address: string; step: SendStep; rule: CampaignRule }
  /** Put off: it is asked for again by itself. */
  | { outcome: 'later'; reason: WithheldReason; until: number }
  | { outcome: 'withheld'; reason: WithheldReason };

/** A customer's campaigns while one thing happens to them: the state is as it comes to be, facts gather. */
export class CampaignMoves {
  readonly facts: { at: number; body: FactBody }[] = [];
  /** Traits that steps have set. */
  readonly traits = new Set<string>();
  readonly #rules: Rules;
  readonly #now: number;
  #state: CustomerState;

  constructor(state: CustomerState, rules: Rules, now: number) {
    this.#state = state;
    this.#rules = rules;
    this.#now = now;
  }

  get state(): CustomerState {
    return this.#state;
  }

  /** What happened ends enrolments first, then moves on those that wait for it, then begins new ones. */
  happened(occasion: Occasion): void {
    if (occasion.kind === 'event') {
      this.#exits(occasion.taken, occasion.compact);
      this.#goals(occasion.taken, occasion.compact);
      this.#arrivals(occasion.taken, occasion.compact);
    }
    for (const rule of campaignPlan(this.#rules).live) this.#guard(rule, () => this.#trigger(rule, occasion));
  }

  /** Everything whose time has come; also what a new version of the rules has no place for any more. */
  due(): void {
    for (const enrolment of this.#campaigns.running) {
      const rule = this.#ruleOf(enrolment);
      if (!rule) this.#end(enrolment, { id: enrolment.campaign, name: enrolment.campaign }, 'archived');
      else if (enrolment.until !== undefined && enrolment.until <= this.#now) {
        this.#guard(rule, () => this.#goOn(rule, enrolment), enrolment);
      }
    }
    for (const message of this.#campaigns.messages) {
      const isWaiting = message.claimedAt === undefined && message.over === undefined;
      if (isWaiting && message.expiresAt <= this.#now) this.#giveUp(message, 'expired');
    }
  }

  /** What a device brought may be over by what its user has done since. */
  merged(): void {
    const subject = subjectOf(this.#state, this.#rules, this.#now);
    for (const enrolment of this.#campaigns.running) {
      const rule = this.#ruleOf(enrolment);
      const isOver = (rule?.definition.exit ?? []).some((pattern) =>
        matchingEvents(subject, pattern).some(([, at]) => at > enrolment.at),
      );
      if (rule && isOver) this.#end(enrolment, { ...rule, name: rule.definition.name }, 'exit');
    }
  }

  claim(id: string): ClaimAnswer {
    const message = this.#campaigns.messages.find((known) => known.id === id);
    if (!message) return { outcome: 'withheld', reason: 'expired' };
    if (message.over) return { outcome: 'withheld', reason: message.over };
    const rule = this.#ruleOf(message);
    const step = rule && stepOf(rule, message.step);
    if (!rule || step?.do !== 'send') return this.#giveUp(message, 'archived');
    const { channel, expiresAt } = message;
    if (message.claimedAt !== undefined) {
      const choice = reach(this.#state.profile, channel, step.transactional === true, this.#rules.messaging ?? {});
      if ('channel' in choice) return { outcome: 'send', message, address: choice.address, step, rule };
      this.giveBack(id, choice.reason);
      return { outcome: 'withheld', reason: choice.reason };
    }
    const verdict = checkSend(this.#state, { rule, step, channel, expiresAt }, this.#rules, this.#now);
    if ('until' in verdict) return this.#putOff(message, verdict.reason, verdict.until);
    if ('reason' in verdict) return this.#giveUp(message, verdict.reason);

    const claimed: Message = { ...message, claimedAt: this.#now };
    const { messages, sent } = this.#campaigns;
    const counted: CampaignsState['sent'] = step.transactional
      ? []
      : [[this.#now, channel, ...new Set(step.tags ?? [])]];
    this.#keep({
      messages: messages.map((known) => (known === message ? claimed : known)),
      sent: [...withoutOld(sent, this.#now), ...counted],
    });
    this.#tell({ type: 'delivery.claimed', ...this.#said(rule, message), step: step.id, channel, message: id });
    const enrolment = this.#waitingFor(id);
    if (enrolment) this.#guard(rule, () => this.#leave(rule, enrolment, step, this.#now), enrolment);
    return { outcome: 'send', message: claimed, address: verdict.address, step, rule };
  }

  /** A message that was claimed did not go out and never will: its place under the caps is free again. */
  giveBack(id: string, reason: WithheldReason): void {
    const message = this.#campaigns.messages.find((known) => known.id === id);
    if (!message || message.claimedAt === undefined || message.over) return;
    const { sent } = this.#campaigns;
    const place = sent.findIndex(([at, channel]) => at === message.claimedAt && channel === message.channel);
    this.#keep({ sent: place < 0 ? sent : sent.toSpliced(place, 1) });
    this.#giveUp(message, reason);
    if (reason === 'refused' || reason === 'suppressed') this.#tryOtherChannel(message);
  }

  get #campaigns(): CampaignsState {
    return this.#state.campaigns ?? noCampaigns();
  }

  #keep(changed: Partial<CampaignsState>): void {
    this.#state = { ...this.#state, campaigns: { ...this.#campaigns, ...changed } };
  }

  #tell(body: FactBody, at = this.#now): void {
    this.facts.push({ at, body });
  }

  #ruleOf({ campaign, version }: { campaign: string; version: number }): CampaignRule | undefined {
    return campaignPlan(this.#rules).find(campaign, version);
  }

  #waitingFor(message: string): Enrolment | undefined {
    return this.#campaigns.running.find((enrolment) => enrolment.message === message);
  }

  #said(
    rule: Pick<CampaignRule, 'id' | 'version'> & { definition: { name: string } },
    { run, entity }: { run: string; entity?: string },
  ): CampaignSaid {
    const campaign = { id: rule.id, name: rule.definition.name, version: rule.version };
    return { campaign, run, ...(entity === undefined ? {} : { entity }) };
  }

  /** A rule that throws is told of and stops nobody else; the enrolment it was about is over. */
  #guard(rule: CampaignRule, act: () => void, enrolment?: Enrolment): void {
    const before = this.#state;
    const told = this.facts.length;
    try {
      act();
    } catch (error) {
      this.#state = before;
      this.facts.length = told;
      this.#tell({ type: 'rule.failed', rule: `campaign:${rule.id}`, error: String(error) });
      if (enrolment) this.#drop(enrolment);
    }
  }

  #exits(taken: TakenEvent, compact: CompactEvent): void {
    const { rewards = 'trusted' } = this.#rules;
    const isExit = (rule: CampaignRule, { at, entity }: { at: number; entity?: string }) =>
      taken.at >= at &&
      isAbout(taken, rule.definition.entity, entity) &&
      (rule.definition.exit ?? []).some((pattern) => matchesEvent(pattern, compact, rewards));
    for (const message of this.#campaigns.messages) {
      const rule = this.#ruleOf(message);
      if (message.over || !rule || !isExit(rule, message)) continue;
      if (message.claimedAt === undefined) this.#withhold(message, 'exit');
      else this.#mark(message, 'exit');
    }
    for (const enrolment of this.#campaigns.running) {
      const rule = this.#ruleOf(enrolment);
      if (rule && isExit(rule, enrolment)) this.#end(enrolment, { ...rule, name: rule.definition.name }, 'exit');
    }
  }

  #goals(taken: TakenEvent, compact: CompactEvent): void {
    const { goals } = this.#campaigns;
    if (goals.length === 0 || taken.historical) return;
    const { rewards = 'trusted' } = this.#rules;
    const left = goals.filter((goal) => {
      if (goal.until <= this.#now) return false;
      const rule = this.#ruleOf(goal);
      const wanted = rule?.definition.goal;
      const isReached =
        wanted && taken.at >= goal.at && taken.at < goal.until && matchesEvent(wanted.event, compact, rewards);
      if (!isReached) return true;
      this.#tell(
        {
          type: 'goal.reached',
          ...this.#said(rule, goal),
          ...(goal.held ? { held: goal.held } : {}),
          ...valueTold(taken, this.#rules),
        },
        taken.at,
      );
      return false;
    });
    if (left.length < goals.length) this.#keep({ goals: left });
  }

  /** Those who wait for this event go on. */
  #arrivals(taken: TakenEvent, compact: CompactEvent): void {
    const { rewards = 'trusted' } = this.#rules;
    for (const enrolment of this.#campaigns.running) {
      const rule = this.#ruleOf(enrolment);
      const step = rule && stepOf(rule, enrolment.step);
      if (step?.do !== 'waitUntil' || taken.at < enrolment.at) continue;
      if (!isAbout(taken, rule?.definition.entity, enrolment.entity)) continue;
      this.#guard(
        rule as CampaignRule,
        () => {
          if (!matchesEvent(step.event, compact, rewards)) return;
          this.#leave(rule as CampaignRule, enrolment, step, Math.max(taken.at, enrolment.at), 'event');
        },
        enrolment,
      );
    }
  }

  #trigger(rule: CampaignRule, occasion: Occasion): void {
    const { definition, id } = rule;
    const begun = this.#begunBy(rule, occasion);
    if (!begun) return;
    const { at, entity, proven } = begun;
    const running = this.#campaigns.running.find((known) => known.campaign === id && known.entity === entity);
    if (running) {
      if (definition.reentry?.policy === 'restart') this.#restart(running, at);
      return;
    }
    if (!this.#mayBegin(definition.reentry ?? { policy: 'once' }, pastKey(id, entity), at)) return;
    const subject = subjectOf(this.#state, this.#rules, this.#now);
    // A trigger that arrives after what would have ended it starts nothing.
    const isOver = (definition.exit ?? []).some((pattern) =>
      matchingEvents(subject, pattern).some(([, happened]) => happened > at),
    );
    if (isOver || (definition.only && !evaluate(definition.only, subject).member)) return;
    if (this.#campaigns.running.length >= MAX_RUNNING) {
      throw new Error(`somebody is in at most ${MAX_RUNNING} campaigns at a time`);
    }

    const held = heldOutBy(id, definition, this.#rules.messaging ?? {}, this.#state.firstId);
    const run = this.#newRun();
    const about = { run, campaign: id, version: rule.version, at, ...(entity === undefined ? {} : { entity }) };
    const watched = held ? { ...about, held: true as const } : about;
    this.#remember(pastKey(id, entity), at, watched, definition.goal && at + spanMs(definition.goal.within));
    this.#tell({ type: 'campaign.started', ...this.#said(rule, about), ...(held ? { held } : {}) }, at);
    const [first] = definition.steps;
    if (held || !first) return;
    const enrolment: Enrolment = { ...about, ...(proven ? { proven: true as const } : {}), step: first.id };
    this.#keep({ running: [...this.#campaigns.running, enrolment] });
    this.#enter(rule, enrolment, first.id, at);
  }

  /** What of this occasion a campaign begins by; nothing where it is too old to be news. */
  #begunBy(rule: CampaignRule, occasion: Occasion): { at: number; entity?: string; proven: boolean } | undefined {
    const { trigger, entity } = rule.definition;
    const { rewards = 'trusted' } = this.#rules;
    if (occasion.kind === 'event') {
      const { taken, compact } = occasion;
      if (trigger.on !== 'event' || taken.late || taken.historical) return undefined;
      if (!matchesEvent(trigger, compact, rewards)) return undefined;
      const [about] = entitiesOf(taken, entity);
      // A cart without a number is the person's one cart; what is about no product or order begins nothing about one.
      if (about === undefined && entity !== undefined && entity !== 'cart') return undefined;
      return { at: taken.at, ...(about === undefined ? {} : { entity: about }), proven: taken.trusted };
    }
    const { fact, proven } = occasion;
    if (fact.late || fact.historical) return undefined;
    const cart = entity === 'cart' ? this.#state.profile.cart?.cartId : undefined;
    const about = cart === undefined ? {} : { entity: cart };
    if (trigger.on === 'segment' && (fact.type === 'segment.entered' || fact.type === 'segment.left')) {
      if (fact.silent || fact.segment.id !== trigger.segment || fact.type !== `segment.${trigger.move}`)
        return undefined;
      const when = this.#rules.segments?.find(({ id }) => id === trigger.segment)?.when;
      const isEarned =
        trigger.move === 'entered' && when !== undefined && isProvenMember(this.#state, when, this.#rules, this.#now);
      return { at: fact.since, ...about, proven: isEarned };
    }
    if (trigger.on === 'survey' && fact.type === 'survey.completed' && trigger.question === undefined) {
      return fact.survey.id === trigger.survey ? { at: fact.at, ...about, proven } : undefined;
    }
    if (trigger.on === 'survey' && fact.type === 'survey.answered') {
      if (fact.survey.id !== trigger.survey || fact.question !== trigger.question) return undefined;
      const fits = testValue(trigger.test ?? { is: 'set' }, fact.value, this.#now).member;
      return fits ? { at: fact.at, ...about, proven } : undefined;
    }
    return undefined;
  }

  #mayBegin(reentry: NonNullable<CampaignRule['definition']['reentry']>, key: string, at: number): boolean {
    const past = this.#campaigns.past;
    const before = Object.hasOwn(past, key) ? past[key] : undefined;
    if (before === undefined || reentry.policy === 'every') return true;
    return reentry.policy === 'cooldown' && at - before >= spanMs(reentry.span);
  }

  /** The wait that is under way begins anew; what is not waiting for a span of time stays as it is. */
  #restart(enrolment: Enrolment, at: number): void {
    const rule = this.#ruleOf(enrolment);
    const step = rule && stepOf(rule, enrolment.step);
    const span = step?.do === 'wait' && step.until.kind === 'span' ? step.until.span : undefined;
    const timeout = step?.do === 'waitUntil' ? step.timeout : undefined;
    const wait = span ?? timeout;
    if (!wait || at <= enrolment.at) return;
    this.#replace(enrolment, { ...enrolment, at, until: at + spanMs(wait) });
  }

  /** The time of what an enrolment stands at has come. */
  #goOn(rule: CampaignRule, enrolment: Enrolment): void {
    const step = stepOf(rule, enrolment.step);
    const { until = this.#now } = enrolment;
    if (!step) {
      this.#end(enrolment, { ...rule, name: rule.definition.name }, 'archived');
    } else if (step.do === 'wait') {
      this.#leave(rule, enrolment, step, until);
    } else if (step.do === 'waitUntil') {
      this.#leave(rule, enrolment, step, until, 'timeout', step.onTimeout);
    } else {
      // A message that was put off, or one that nobody has come for.
      const message = this.#campaigns.messages.find(({ id }) => id === enrolment.message);
      if (message && message.claimedAt === undefined && !message.over) this.#giveUp(message, 'expired');
      else this.#enter(rule, enrolment, step.id, until);
    }
  }

  /** Goes through steps from this one on, as far as they need no time. */
  #enter(rule: CampaignRule, from: Enrolment, first: string, at: number): void {
    const { message: _message, until: _until, ...rest } = from;
    let enrolment: Enrolment = { ...rest, step: first };
    this.#replace(from, enrolment);
    let id: string | undefined = first;
    while (id !== undefined) {
      const step: CampaignStep | undefined = stepOf(rule, id);
      if (!step) break;
      const next: Enrolment = { ...enrolment, step: id };
      this.#replace(enrolment, next);
      enrolment = next;
      const way = this.#take(rule, enrolment, step, at);
      if (way === 'waits') return;
      if ('end' in way) {
        this.#end(this.#latest(enrolment), { ...rule, name: rule.definition.name }, way.end);
        return;
      }
      this.#advanced(rule, enrolment, step, way.by);
      id = way.to ?? stepAfter(rule, step);
    }
    this.#end(this.#latest(enrolment), { ...rule, name: rule.definition.name }, 'completed');
  }

  /** Leaves a step that has waited. */
  #leave(rule: CampaignRule, enrolment: Enrolment, step: CampaignStep, at: number, by?: string, to?: string): void {
    this.#advanced(rule, enrolment, step, by);
    const { expiresAt: _over, ...rest } = enrolment;
    this.#replace(enrolment, rest);
    const next = to ?? stepAfter(rule, step);
    if (next === undefined) this.#end(rest, { ...rule, name: rule.definition.name }, 'completed');
    else this.#enter(rule, rest, next, at);
  }

  #advanced(rule: CampaignRule, enrolment: Enrolment, { id }: CampaignStep, by?: string): void {
    this.#tell({ type: 'campaign.advanced', ...this.#said(rule, enrolment), step: id, ...(by ? { by } : {}) });
  }

  #take(
    rule: CampaignRule,
    enrolment: Enrolment,
    step: CampaignStep,
    at: number,
  ): 'waits' | { by?: string; to?: string } | { end: EndedReason } {
    const said = this.#said(rule, enrolment);
    switch (step.do) {
      case 'wait': {
        const until = waitEnd(this.#state.profile, step.until, this.#rules, at);
        if (until === undefined) return { end: 'no_date' };
        return this.#waits(enrolment, { until });
      }
      case 'waitUntil':
        return this.#waits(enrolment, { until: at + spanMs(step.timeout) });
      case 'branch': {
        const holds = evaluate(step.if, subjectOf(this.#state, this.#rules, this.#now)).member;
        return holds ? { by: 'then' } : { by: 'else', to: step.else };
      }
      case 'split': {
        const { name, to } = armOf(rule.id, step, this.#state.firstId);
        return { by: name, to };
      }
      case 'send':
        return this.#send(rule, enrolment, step);
      case 'coupon': {
        const issued = enrolment.proven || this.#rules.rewards === 'any';
        // Who is in it again and again about nothing in particular is meant anew each time.
        const about = { ...said, entity: said.entity ?? enrolment.run, step: step.id, pool: step.pool };
        this.#tell(
          issued ? { type: 'coupon.issued', ...about } : { type: 'coupon.withheld', ...about, reason: 'unproven' },
        );
        if (issued) return {};
        return step.else === undefined ? { end: 'no_coupon' } : { by: 'else', to: step.else };
      }
      case 'survey': {
        const asked = (this.#campaigns.surveys ?? []).filter(({ survey }) => survey !== step.survey);
        this.#keep({ surveys: [...asked, { survey: step.survey, run: enrolment.run }].slice(-MAX_SURVEYS) });
        return {};
      }
      case 'webhook':
        this.#tell({ type: 'campaign.message', ...said, step: step.id, ...(step.data ? { data: step.data } : {}) });
        return {};
      case 'setTrait': {
        const { profile } = this.#state;
        this.#state = {
          ...this.#state,
          profile: { ...profile, traits: { ...profile.traits, [step.trait]: step.value } },
        };
        this.traits.add(step.trait);
        return {};
      }
      case 'end':
        return { end: 'completed' };
    }
  }

  #waits(enrolment: Enrolment, waiting: Pick<Enrolment, 'until' | 'message' | 'expiresAt'>): 'waits' {
    this.#replace(enrolment, { ...enrolment, ...waiting });
    return 'waits';
  }

  /** Asks for a message; the enrolment stands here until it is handed on or given up. */
  #send(rule: CampaignRule, enrolment: Enrolment, step: SendStep): 'waits' | Record<string, never> {
    const lasts = step.expires ? spanMs(step.expires) : DEFER_HOURS * HOUR_MS;
    const expiresAt = enrolment.expiresAt ?? this.#now + lasts;
    const verdict = checkSend(this.#state, { rule, step, expiresAt }, this.#rules, this.#now);
    const said = { ...this.#said(rule, enrolment), step: step.id };
    if ('reason' in verdict) {
      this.#tell({ type: 'delivery.withheld', ...said, ...verdict });
      return 'until' in verdict ? this.#waits(enrolment, { until: verdict.until, expiresAt }) : {};
    }
    const message = this.#request(rule, { ...enrolment, step: step.id }, verdict.channel, expiresAt);
    return this.#waits(enrolment, { until: expiresAt, expiresAt, message: message.id });
  }

  #request(
    rule: CampaignRule,
    {
      run,
      campaign,
      version,
      entity,
      at,
      step,
    }: Pick<Message, 'run' | 'campaign' | 'version' | 'entity' | 'at' | 'step'>,
    channel: Message['channel'],
    expiresAt: number,
  ): Message {
    const { messages } = this.#campaigns;
    const id = `${run}.${step}.${(this.#state.sequence + this.facts.length + 1).toString(36)}`;
    const message: Message = {
      ...{ id, run, campaign, version, at, step, channel, requestedAt: this.#now, expiresAt },
      ...(entity === undefined ? {} : { entity }),
    };
    this.#keep({ messages: this.#fewer([...messages, message]) });
    this.#tell({ type: 'delivery.requested', ...this.#said(rule, message), step, channel, message: id, expiresAt });
    return message;
  }

  /** Those that are settled go; where there are still too many, the oldest that were handed on. */
  #fewer(messages: Message[]): Message[] {
    const open = messages.filter(
      ({ claimedAt, over, expiresAt }) => (claimedAt ?? (over ? expiresAt : this.#now)) > this.#now - SETTLED_AFTER_MS,
    );
    const spare = open.filter(({ claimedAt, over }) => claimedAt !== undefined || over !== undefined);
    const gone = new Set(spare.slice(0, Math.max(0, open.length - MAX_MESSAGES)));
    return open.filter((message) => !gone.has(message));
  }

  #putOff(message: Message, reason: WithheldReason, until: number): ClaimAnswer {
    const enrolment = this.#waitingFor(message.id);
    // One that has left its enrolment behind waits for nobody.
    if (!enrolment) return this.#giveUp(message, reason);
    this.#withhold(message, reason, until);
    const { message: _message, ...rest } = enrolment;
    this.#replace(enrolment, { ...rest, until });
    return { outcome: 'later', reason, until };
  }

  /** It is not sent, and its enrolment goes on without it. */
  #giveUp(message: Message, reason: WithheldReason): ClaimAnswer {
    this.#withhold(message, reason);
    const enrolment = this.#waitingFor(message.id);
    const rule = this.#ruleOf(message);
    const step = rule && stepOf(rule, message.step);
    if (enrolment && rule && step) {
      this.#guard(rule, () => this.#leave(rule, enrolment, step, this.#now), enrolment);
    }
    return { outcome: 'withheld', reason };
  }

  #withhold(message: Message, reason: WithheldReason, until?: number): void {
    const rule = this.#ruleOf(message) ?? {
      id: message.campaign,
      version: message.version,
      definition: { name: message.campaign },
    };
    const { id, step, channel } = message;
    const delayed = until === undefined ? {} : { until };
    this.#tell({
      type: 'delivery.withheld',
      ...this.#said(rule, message),
      step,
      channel,
      message: id,
      reason,
      ...delayed,
    });
    this.#mark(message, reason);
  }

  #mark(message: Message, over: WithheldReason): void {
    const { messages } = this.#campaigns;
    this.#keep({ messages: messages.map((known) => (known.id === message.id ? { ...known, over } : known)) });
  }

  /** The next of the step's channels, where the provider knows nobody at the address of this one. */
  #tryOtherChannel(message: Message): void {
    const rule = this.#ruleOf(message);
    const step = rule && stepOf(rule, message.step);
    if (!rule || step?.do !== 'send') return;
    const { run, expiresAt } = message;
    const tried = this.#campaigns.messages.filter((known) => known.run === run && known.step === message.step);
    const except = tried.map(({ channel }) => channel);
    const verdict = checkSend(this.#state, { rule, step, except, expiresAt }, this.#rules, this.#now);
    if (!('reason' in verdict)) this.#request(rule, message, verdict.channel, expiresAt);
  }

  #end(enrolment: Enrolment, { id, name }: { id: string; name: string }, reason: EndedReason): void {
    this.#drop(enrolment);
    for (const message of this.#campaigns.messages) {
      const isWaiting = message.run === enrolment.run && message.claimedAt === undefined && !message.over;
      if (isWaiting && (reason === 'exit' || reason === 'archived')) this.#withhold(message, reason);
    }
    const rule = { id, version: enrolment.version, definition: { name } };
    this.#tell({ type: 'campaign.ended', ...this.#said(rule, enrolment), reason });
  }

  #drop({ run }: Enrolment): void {
    this.#keep({ running: this.#campaigns.running.filter((known) => known.run !== run) });
  }

  #replace({ run }: Enrolment, next: Enrolment): void {
    this.#keep({ running: this.#campaigns.running.map((known) => (known.run === run ? next : known)) });
  }

  #latest({ run, ...rest }: Enrolment): Enrolment {
    return this.#campaigns.running.find((known) => known.run === run) ?? { run, ...rest };
  }

  /** Made of the object and the number of the fact that tells of it, so that no other enrolment has the same. */
  #newRun(): string {
    const { kind, id, sequence } = this.#state;
    return `${kind}${nameHash(id)}-${(sequence + this.facts.length + 1).toString(36)}`;
  }

  #remember(key: string, at: number, about: Omit<CampaignsState['goals'][number], 'until'>, until: number | undefined) {
    const past = { ...this.#campaigns.past, [key]: at };
    const { goals } = this.#campaigns;
    const open = goals.filter((goal) => goal.until > this.#now);
    this.#keep({
      past: Object.keys(past).length > MAX_PAST ? withoutOldest(past) : past,
      goals: until === undefined ? open : [...open, { ...about, until }].slice(-MAX_GOALS),
    });
  }
}

/** Campaigns about the person outlast those about one of many carts or products. */
function withoutOldest(past: Record<string, number>): Record<string, number> {
  const byAge = Object.entries(past).sort(
    ([one, at], [other, then]) => Number(other.includes(' ')) - Number(one.includes(' ')) || at - then,
  );
  return Object.fromEntries(byAge.slice(1));
}

function valueTold({ event, order }: TakenEvent, { currency }: Rules): { value?: { currency: string; minor: number } } {
  if (event.type !== 'track' || event.event !== ORDER_COMPLETED || !order) return {};
  const properties: JsonObject = event.properties ?? {};
  const code = isCurrency(properties.currency) ? properties.currency : currency;
  const minor = toMinorUnits(properties.total ?? properties.revenue ?? properties.value, code);
  return minor === undefined ? {} : { value: { currency: code, minor } };
}

/** 32 bits of an id, as few letters: FNV-1a. */
function nameHash(id: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < id.length; index += 1) hash = Math.imul(hash ^ id.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}

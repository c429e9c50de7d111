import {
  type CampaignDefinition,
  type CampaignStep,
  type EventPattern,
  MAX_CAP_DAYS,
  MAX_WAIT_DAYS,
  type MessagingRules,
  type SegmentCondition,
  type SegmentRule,
  type Span,
} from '@footfall/contract';
import { campaignDefinitionSchema } from '@footfall/contract/schema';
import { checkSegments } from '../segments/check-segments.ts';
import { spanMs } from '../segments/span.ts';

/** Why a campaign is not saved: mend what `path` points at. */
export interface CampaignProblem {
  /** For a person. */
  reason: string;
  /** Members and places in lists, from the definition on. */
  path: (string | number)[];
}

/** What a campaign may ask for. */
export interface CampaignSurroundings {
  segments: SegmentRule[];
  /** Ids of pools and of published surveys. */
  pools: string[];
  surveys: string[];
}

type Path = (string | number)[];
const DAY_MS = 24 * 60 * 60_000;
/** Stands for the condition that is looked at among the site's segments. */
const OWN = '_campaign_';

/** What is wrong with a campaign, or nothing. Steps lead forward only, so that every way through comes to an end. */
export function checkCampaign(definition: unknown, around: CampaignSurroundings, now: number): CampaignProblem[] {
  const parsed = campaignDefinitionSchema.safeParse(definition);
  if (!parsed.success) {
    return parsed.error.issues.map(({ message, path }) => ({ reason: message, path: path as Path }));
  }
  const check = new Check(parsed.data, around, now);
  return check.problems();
}

/** What is wrong with what holds for all campaigns together. */
export function checkMessaging({ caps = [], quietHours }: MessagingRules): CampaignProblem[] {
  const problems: CampaignProblem[] = [];
  for (const [place, { within }] of caps.entries()) {
    const ms = within.kind === 'last' ? spanMs(within) : within.days * DAY_MS;
    if (ms > MAX_CAP_DAYS * DAY_MS) {
      problems.push({ reason: `A cap looks back at most ${MAX_CAP_DAYS} days.`, path: ['caps', place, 'within'] });
    }
  }
  if (quietHours && quietHours.from === quietHours.to) {
    problems.push({ reason: 'Quiet hours that end when they begin are none.', path: ['quietHours', 'to'] });
  }
  return problems;
}

class Check {
  readonly #problems: CampaignProblem[] = [];
  readonly #definition: CampaignDefinition;
  readonly #around: CampaignSurroundings;
  readonly #now: number;

  constructor(definition: CampaignDefinition, around: CampaignSurroundings, now: number) {
    this.#definition = definition;
    this.#around = around;
    this.#now = now;
  }

  problems(): CampaignProblem[] {
    const { trigger, only, exit = [], goal, reentry, steps } = this.#definition;
    if (trigger.on === 'event') this.#pattern(trigger, ['trigger']);
    if (trigger.on === 'segment') this.#segment(trigger.segment, ['trigger', 'segment']);
    if (trigger.on === 'survey') this.#survey(trigger.survey, ['trigger', 'survey']);
    if (trigger.on === 'broadcast') this.#segment(trigger.segment, ['trigger', 'segment']);
    this.#entity();
    if (only) this.#condition(only, ['only']);
    for (const [place, pattern] of exit.entries()) this.#pattern(pattern, ['exit', place]);
    if (goal) {
      this.#pattern(goal.event, ['goal', 'event']);
      this.#wait(goal.within, ['goal', 'within']);
    }
    const repeats =
      (trigger.on === 'date' && trigger.repeats === 'yearly') || (trigger.on === 'broadcast' && trigger.every);
    if (repeats && (!reentry || reentry.policy === 'once')) {
      this.#refuse('It begins again and again, but lets everybody in only once.', ['reentry']);
    }
    if (reentry?.policy === 'cooldown') this.#wait(reentry.span, ['reentry', 'span']);
    for (const [place, step] of steps.entries()) this.#step(step, place);
    return this.#problems;
  }

  #entity(): void {
    const { trigger, entity } = this.#definition;
    if (!entity || trigger.on === 'event') return;
    const isProduct = trigger.on === 'priceDrop' || trigger.on === 'backInStock';
    const fits = entity === 'product' ? isProduct : entity === 'cart' && !isProduct;
    if (!fits) this.#refuse(`What begins it is not about one ${entity}.`, ['entity']);
  }

  #step(step: CampaignStep, place: number): void {
    const path: Path = ['steps', place];
    const { steps } = this.#definition;
    if (steps.findIndex(({ id }) => id === step.id) !== place) {
      this.#refuse(`Another step is called ${step.id}.`, [...path, 'id']);
    }
    this.#leads(step.next, place, [...path, 'next']);
    switch (step.do) {
      case 'wait':
        if (step.until.kind === 'span') this.#wait(step.until.span, [...path, 'until', 'span']);
        if (step.until.kind === 'trait' && step.until.offset) {
          this.#wait(step.until.offset.span, [...path, 'until', 'offset', 'span']);
        }
        break;
      case 'waitUntil':
        this.#pattern(step.event, [...path, 'event']);
        this.#wait(step.timeout, [...path, 'timeout']);
        this.#leads(step.onTimeout, place, [...path, 'onTimeout']);
        break;
      case 'branch':
        this.#condition(step.if, [...path, 'if']);
        this.#leads(step.else, place, [...path, 'else']);
        break;
      case 'split':
        for (const [arm, { to }] of step.arms.entries()) this.#leads(to, place, [...path, 'arms', arm, 'to']);
        break;
      case 'send':
        for (const channel of step.channels) {
          if (!step.content[channel]) this.#refuse(`There is nothing to send by ${channel}.`, [...path, 'content']);
        }
        if (step.expires) this.#wait(step.expires, [...path, 'expires']);
        break;
      case 'coupon':
        this.#leads(step.else, place, [...path, 'else']);
        if (!this.#around.pools.includes(step.pool)) {
          this.#refuse(`There is no coupon pool ${step.pool}.`, [...path, 'pool']);
        }
        break;
      case 'survey':
        this.#survey(step.survey, [...path, 'survey']);
    }
  }

  #refuse(reason: string, path: Path): void {
    this.#problems.push({ reason, path });
  }

  #leads(to: string | undefined, from: number, path: Path): void {
    if (to === undefined) return;
    const place = this.#definition.steps.findIndex(({ id }) => id === to);
    if (place < 0) this.#refuse(`There is no step ${to}.`, path);
    else if (place <= from) this.#refuse(`Step ${to} comes before: steps lead forward only.`, path);
  }

  #wait(span: Span, path: Path): void {
    if (spanMs(span) > MAX_WAIT_DAYS * DAY_MS) this.#refuse(`At most ${MAX_WAIT_DAYS} days.`, path);
  }

  #segment(id: string, path: Path): void {
    if (!this.#around.segments.some((segment) => segment.id === id)) {
      this.#refuse(`There is no published segment ${id}.`, path);
    }
  }

  #survey(id: string, path: Path): void {
    if (!this.#around.surveys.includes(id)) this.#refuse(`There is no published survey ${id}.`, path);
  }

  #pattern(pattern: EventPattern, path: Path): void {
    const { event, where } = pattern;
    const last = { kind: 'last' as const, amount: 1, unit: 'days' as const };
    this.#condition({ op: 'did', event, ...(where ? { where } : {}), within: last }, path);
  }

  #condition(when: SegmentCondition, path: Path): void {
    const { segments } = this.#around;
    const own: SegmentRule = { id: OWN, name: OWN, changedIn: 0, when };
    for (const problem of checkSegments([...segments, own], this.#now)) {
      if (problem.path[0] !== segments.length) continue;
      this.#refuse(problem.reason, [...path, ...problem.path.slice(2)]);
    }
  }
}

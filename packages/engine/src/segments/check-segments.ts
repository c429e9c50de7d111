import {
  type EventPattern,
  HISTORY_DAYS,
  HISTORY_EVENTS,
  MAX_CONDITION_DEPTH,
  MAX_SEGMENTS,
  type Measure,
  type NumberTest,
  type SegmentCondition,
  type SegmentRule,
  type Span,
  type Window,
} from '@footfall/contract';
import { segmentRuleSchema } from '@footfall/contract/schema';
import { isCurrency } from '../money.ts';
import { leavesOf } from './segment-plan.ts';
import { spanMs } from './span.ts';
import { startOfDay } from './start-of-day.ts';

/** Why a segment is not saved: mend what `path` points at. */
export interface SegmentProblem {
  code: SegmentProblemCode;
  /** For a person. */
  reason: string;
  /** Where: members and places in lists, from the array of segments on. */
  path: (string | number)[];
}

export type SegmentProblemCode =
  | 'invalid'
  | 'too_many'
  | 'too_deep'
  | 'duplicate_id'
  | 'unknown_segment'
  | 'cycle'
  | 'unknown_currency'
  | 'unknown_time_zone'
  | 'empty_range'
  | 'needs_more_history';

const DAY_MS = 24 * 60 * 60_000;

/**
 * What is wrong with a site's segments taken together, or nothing. `now` (epoch milliseconds) is what calendar days
 * are measured from: how far back a rule looks is decided when it is saved.
 */
export function checkSegments(segments: unknown[], now: number): SegmentProblem[] {
  const problems: SegmentProblem[] = [];
  if (segments.length > MAX_SEGMENTS) {
    problems.push({ code: 'too_many', reason: `A site has at most ${MAX_SEGMENTS} segments.`, path: [] });
  }
  const sound = segments.map((segment, place) => {
    const parsed = segmentRuleSchema.safeParse(segment);
    for (const { message, path } of parsed.error?.issues ?? []) {
      problems.push({ code: 'invalid', reason: message, path: [place, ...(path as (string | number)[])] });
    }
    return parsed.data;
  });
  for (const [place, segment] of sound.entries()) {
    if (!segment) continue;
    if (sound.findIndex((other) => other?.id === segment.id) !== place) {
      problems.push({ code: 'duplicate_id', reason: `Another segment is called ${segment.id}.`, path: [place, 'id'] });
    }
    const check = new Check(sound, segment, now, problems);
    check.condition(segment.when, [place, 'when'], 1);
  }
  return problems;
}

type Path = (string | number)[];

class Check {
  readonly #segments: (SegmentRule | undefined)[];
  readonly #own: SegmentRule;
  readonly #now: number;
  readonly #problems: SegmentProblem[];

  constructor(segments: (SegmentRule | undefined)[], own: SegmentRule, now: number, problems: SegmentProblem[]) {
    this.#segments = segments;
    this.#own = own;
    this.#now = now;
    this.#problems = problems;
  }

  condition(condition: SegmentCondition, path: Path, depth: number): void {
    if (depth > MAX_CONDITION_DEPTH) {
      this.#refuse('too_deep', `Conditions nest at most ${MAX_CONDITION_DEPTH} deep.`, path);
      return;
    }
    switch (condition.op) {
      case 'all':
      case 'any':
        for (const [index, one] of condition.of.entries()) this.condition(one, [...path, 'of', index], depth + 1);
        break;
      case 'not':
        this.condition(condition.of, [...path, 'of'], depth + 1);
        break;
      case 'did':
        this.#pattern(condition, path);
        this.#measure(condition.measure, [...path, 'measure']);
        this.#numbers(condition.is, [...path, 'is']);
        this.#lookBack(condition, condition.measure, condition.within, path);
        this.#countable(condition, condition.measure, condition.is, path);
        break;
      case 'didNot':
        this.#pattern(condition, path);
        this.#lookBack(condition, undefined, condition.within, path);
        break;
      case 'lastDid':
        this.#pattern(condition, path);
        this.#span(condition.longerAgo, [...path, 'longerAgo']);
        break;
      case 'sequence':
        this.#pattern(condition.first, [...path, 'first']);
        this.#pattern(condition.next, [...path, 'next']);
        this.#window(condition.during, [...path, 'during']);
        this.#span(condition.within, [...path, 'within']);
        break;
      case 'cart':
        if (condition.value) this.#currency(condition.value.currency, [...path, 'value', 'currency']);
        this.#numbers(condition.value?.is, [...path, 'value', 'is']);
        break;
      case 'spent':
        this.#currency(condition.currency, [...path, 'currency']);
        this.#numbers(condition.is, [...path, 'is']);
        break;
      case 'bucket':
        if (condition.from >= condition.to) this.#refuse('empty_range', 'No bucket is in this range.', [...path, 'to']);
        break;
      case 'inSegment':
        this.#reference(condition.segment, [...path, 'segment']);
    }
  }

  #refuse(code: SegmentProblemCode, reason: string, path: Path): void {
    this.#problems.push({ code, reason, path });
  }

  #pattern({ where = [] }: EventPattern, path: Path): void {
    for (const [index, filter] of where.entries()) {
      const at = [...path, 'where', index];
      if ('currency' in filter) this.#currency(filter.currency, [...at, 'currency']);
      if ('is' in filter) this.#numbers(filter.is, [...at, 'is']);
    }
  }

  #measure(measure: Measure | undefined, path: Path): void {
    if (measure && 'currency' in measure) this.#currency(measure.currency, [...path, 'currency']);
  }

  #currency(code: string, path: Path): void {
    if (!isCurrency(code)) this.#refuse('unknown_currency', `${code} is no ISO 4217 currency.`, path);
  }

  #numbers(is: NumberTest | undefined, path: Path): void {
    if (is?.is === 'between' && is.from > is.to)
      this.#refuse('empty_range', 'No number is between these.', [...path, 'to']);
  }

  /** Only plain counts are known for ever: anything else asks single events, which are not. */
  #lookBack(pattern: EventPattern, measure: Measure | undefined, within: Window | undefined, path: Path): void {
    if (within) this.#window(within, [...path, 'within']);
    const asksEvents = (pattern.where ?? []).length > 0 || (measure !== undefined && measure.of !== 'count');
    if (within || !asksEvents) return;
    this.#refuse(
      'needs_more_history',
      `Properties are known of the last ${HISTORY_EVENTS} events only, within ${HISTORY_DAYS} days: say within what time. For all that was ever paid there is "spent".`,
      path,
    );
  }

  #window(window: Window, path: Path): void {
    if (window.kind === 'last') this.#span(window, path);
    else this.#dates(window, path);
  }

  #dates({ from, to, timeZone }: Extract<Window, { kind: 'between' }>, path: Path): void {
    if (from > to) this.#refuse('empty_range', 'The last day is before the first.', [...path, 'to']);
    try {
      const ageMs = this.#now - startOfDay(from, timeZone ?? 'UTC');
      if (ageMs > HISTORY_DAYS * DAY_MS) this.#tooFarBack([...path, 'from']);
    } catch {
      this.#refuse('unknown_time_zone', `${timeZone} is no IANA time zone.`, [...path, 'timeZone']);
    }
  }

  #span(span: Span, path: Path): void {
    if (spanMs(span) > HISTORY_DAYS * DAY_MS) this.#tooFarBack([...path, 'amount']);
  }

  #tooFarBack(path: Path): void {
    this.#refuse('needs_more_history', `History is kept for ${HISTORY_DAYS} days.`, path);
  }

  /** With properties at most as many events can be counted as are kept one by one. */
  #countable(pattern: EventPattern, measure: Measure | undefined, is: NumberTest | undefined, path: Path): void {
    const counts = measure === undefined || measure.of === 'count' || measure.of === 'distinct';
    const asksEvents = (pattern.where ?? []).length > 0 || measure?.of === 'distinct';
    const most = is?.is === 'between' ? is.to : (is?.value ?? 1);
    if (!counts || !asksEvents || most <= HISTORY_EVENTS) return;
    const reason = `Properties are known of the last ${HISTORY_EVENTS} events only, so more than that cannot be counted.`;
    this.#refuse('needs_more_history', reason, [...path, 'is']);
  }

  #reference(id: string, path: Path): void {
    const find = (name: string) => this.#segments.find((segment) => segment?.id === name);
    if (!find(id)) {
      this.#refuse('unknown_segment', `There is no segment ${id}.`, path);
      return;
    }
    const seen = new Set<string>();
    const leadsBack = (name: string): boolean => {
      if (name === this.#own.id) return true;
      if (seen.has(name)) return false;
      seen.add(name);
      return segmentsAsked(find(name)?.when).some(leadsBack);
    };
    if (leadsBack(id)) {
      this.#refuse('cycle', `Segment ${id} asks in its turn whether somebody is in ${this.#own.id}.`, path);
    }
  }
}

/** Ids of the segments a rule asks about. */
export function segmentsAsked(condition: SegmentCondition | undefined): string[] {
  return leavesOf(condition).flatMap((leaf) => (leaf.op === 'inSegment' ? [leaf.segment] : []));
}

import { ANY_EVENT, type SegmentCondition, type SegmentRule } from '@footfall/contract';
import { meansName } from '../history/event-name.ts';
import type { Rules } from '../rules.ts';

/** What of a customer has changed, as far as segments may ask for it. */
export interface Touched {
  /** Names of events of which the history tells something else than before. */
  events: Set<string>;
  traits: Set<string>;
  parts: Set<Part>;
}
export type Part = 'cart' | 'orders' | 'surveys' | 'consent';

/** A site's segments in an order in which each comes after those it asks about, and what each depends on. */
export interface SegmentPlan {
  segments: SegmentRule[];
  places: Map<string, number>;
  /** For each segment, the places of those that ask about it. */
  dependents: number[][];
  byEvent: Map<string, number[]>;
  byTrait: Map<string, number[]>;
  byPart: Map<Part, number[]>;
}

/** Rules never change once published, so each version is planned once per isolate. */
const plans = new WeakMap<Rules, SegmentPlan>();

export function segmentPlan(rules: Rules): SegmentPlan {
  let plan = plans.get(rules);
  if (!plan) {
    plan = makePlan(rules.segments ?? []);
    plans.set(rules, plan);
  }
  return plan;
}

/** Places of the segments that may have changed, by number, so in the order they are to be evaluated. */
export function touchedPlaces(plan: SegmentPlan, touched: Touched): Set<number> {
  const places = new Set<number>();
  const add = (found: number[] | undefined) => {
    for (const place of found ?? []) places.add(place);
  };
  for (const name of touched.events) {
    add(plan.byEvent.get(name));
    if (meansName(ANY_EVENT, name)) add(plan.byEvent.get(ANY_EVENT));
  }
  for (const trait of touched.traits) add(plan.byTrait.get(trait));
  for (const part of touched.parts) add(plan.byPart.get(part));
  return places;
}

function makePlan(given: SegmentRule[]): SegmentPlan {
  const segments = inOrder(given);
  const plan: SegmentPlan = {
    segments,
    places: new Map(segments.map(({ id }, place) => [id, place])),
    dependents: segments.map(() => []),
    byEvent: new Map(),
    byTrait: new Map(),
    byPart: new Map(),
  };
  for (const [place, segment] of segments.entries()) {
    for (const leaf of leavesOf(segment.when)) index(plan, place, leaf);
  }
  return plan;
}

function index(plan: SegmentPlan, place: number, leaf: SegmentCondition): void {
  switch (leaf.op) {
    case 'did':
    case 'didNot':
    case 'lastDid':
      addTo(plan.byEvent, leaf.event, place);
      break;
    case 'sequence':
      addTo(plan.byEvent, leaf.first?.event, place);
      addTo(plan.byEvent, leaf.next?.event, place);
      break;
    case 'trait':
      addTo(plan.byTrait, leaf.trait, place);
      break;
    case 'inSegment':
      plan.dependents[plan.places.get(leaf.segment) ?? -1]?.push(place);
      break;
    default:
      if (leaf.op in PART_OF) addTo(plan.byPart, PART_OF[leaf.op as keyof typeof PART_OF], place);
  }
}

const PART_OF = { cart: 'cart', spent: 'orders', favourite: 'orders', survey: 'surveys', consent: 'consent' } as const;

function addTo<K>(places: Map<K, number[]>, key: K, place: number): void {
  const known = places.get(key);
  if (!known) places.set(key, [place]);
  else if (known.at(-1) !== place) known.push(place);
}

/** The conditions of a rule that hold no others. A rule that is no rule has none; evaluating it says what is wrong. */
export function leavesOf(condition: SegmentCondition | undefined): SegmentCondition[] {
  switch (condition?.op) {
    case 'all':
    case 'any':
      return Array.isArray(condition.of) ? condition.of.flatMap(leavesOf) : [];
    case 'not':
      return leavesOf(condition.of);
    default:
      return condition ? [condition] : [];
  }
}

/** Depth first; a cycle, which is refused when rules are saved, is cut where it closes. */
function inOrder(segments: SegmentRule[]): SegmentRule[] {
  const byId = new Map(segments.map((segment) => [segment.id, segment]));
  const order = new Set<SegmentRule>();
  const begun = new Set<SegmentRule>();
  const visit = (segment: SegmentRule | undefined): void => {
    if (!segment || begun.has(segment)) return;
    begun.add(segment);
    for (const leaf of leavesOf(segment.when)) if (leaf.op === 'inSegment') visit(byId.get(leaf.segment));
    order.add(segment);
  };
  for (const segment of byId.values()) visit(segment);
  return [...order];
}

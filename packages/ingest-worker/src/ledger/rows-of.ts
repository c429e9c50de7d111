import type { Fact, FactChunk, FactType } from '@footfall/engine';

/** Facts that get a row of their own; the rest is found in the chunks and counted in roll-ups. */
const KEPT: FactType[] = [
  'order.completed',
  'order.confirmed',
  'order.retracted',
  'order.refunded',
  'consent.changed',
  'survey.shown',
  'survey.dismissed',
  'survey.partial',
  'survey.abandoned',
  'survey.answered',
  'survey.completed',
  'segment.entered',
  'segment.left',
  'customer.erased',
  'customer.expired',
  'campaign.started',
  'campaign.ended',
  'delivery.requested',
  'delivery.claimed',
  'delivery.withheld',
  'coupon.issued',
  'coupon.withheld',
  'goal.reached',
  'rule.failed',
  'customer.merged',
];
export const HOUR_MS = 60 * 60_000;

export interface FactRow {
  sequence: number;
  type: FactType;
  at: number;
  cause: string | null;
  data: string;
}

export interface CountRow {
  /** Start of the hour, epoch milliseconds. */
  hour: number;
  name: string;
  count: number;
}

export function factRows(chunk: FactChunk): FactRow[] {
  return chunk.facts.filter(({ type }) => KEPT.includes(type)).map(factRow);
}

function factRow(fact: Fact): FactRow {
  const { sequence, type, at, cause, ...data } = fact;
  return { sequence, type, at, cause: cause ?? null, data: JSON.stringify(data) };
}

/** How often each event name occurs in a chunk, by the hour it happened in. */
export function countRows(chunk: FactChunk): CountRow[] {
  const counts = new Map<string, CountRow>();
  for (const fact of chunk.facts) {
    if (fact.type !== 'event.accepted') continue;
    const name = fact.event.type === 'track' ? fact.event.event : fact.event.type;
    const hour = Math.floor(fact.at / HOUR_MS) * HOUR_MS;
    const row = counts.get(`${hour} ${name}`) ?? { hour, name, count: 0 };
    row.count += 1;
    counts.set(`${hour} ${name}`, row);
  }
  return [...counts.values()];
}

/** Whether these are the first facts of a customer whom no trusted caller named. */
export function madeByBrowser(chunk: FactChunk): boolean {
  const [first] = chunk.facts;
  return first?.sequence === 1 && first.type === 'event.accepted' && !first.trusted;
}

export function eventCount(chunk: FactChunk): number {
  return chunk.facts.filter(({ type }) => type === 'event.accepted').length;
}

/** When the person last did something: a segment left by alarm is no sight of them. */
export function lastSeenAt(chunk: FactChunk): number {
  const seen = chunk.facts.filter(({ type }) => type === 'event.accepted');
  return seen.reduce((latest, fact) => Math.max(latest, fact.at), chunk.firstSeenAt);
}

/** Id of the customer that this one became part of with these facts. */
export function mergedInto(chunk: FactChunk): string | undefined {
  for (const fact of chunk.facts) {
    if (fact.type === 'customer.merged' && fact.from === chunk.customer.id) return fact.into;
  }
  return undefined;
}

/** Enrolments of which something has come to an end without a message, or altogether. */
export function settledRuns(chunk: FactChunk): { campaign: string; run: string; entity: string }[] {
  return chunk.facts.flatMap((fact) =>
    fact.type === 'campaign.ended' || (fact.type === 'delivery.withheld' && fact.until === undefined)
      ? [{ campaign: fact.campaign.id, run: fact.run, entity: fact.entity ?? fact.run }]
      : [],
  );
}

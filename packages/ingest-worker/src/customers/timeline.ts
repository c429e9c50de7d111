import type { TimelineEntry, TimelineReason } from '@footfall/contract';
import type { Fact, FactChunk } from '@footfall/engine';
import { factSummary } from '../ledger/fact-summary.ts';
import { type CausedDelivery, deliveriesOf } from '../live/store.ts';
import { chunksBefore } from './store.ts';

const PAGE_FACTS = 60;
const PAGE_CHUNKS = 30;

/** What a customer's object decided before a sequence, newest first, each with its reason and what it sent. */
export async function timeline(
  db: D1Database,
  site: string,
  customer: string,
  before = Number.POSITIVE_INFINITY,
): Promise<{ data: TimelineEntry[]; next: string | null }> {
  const chunks = await chunksBefore(db, site, customer, before, PAGE_CHUNKS);
  const facts = chunks
    .flatMap((chunk) => chunk.facts.toReversed())
    .filter(({ sequence }) => sequence < before)
    .slice(0, PAGE_FACTS);
  const oldest = facts.at(-1);
  if (!oldest) return { data: [], next: null };
  const deliveries = await deliveriesOf(db, [customer], oldest.sequence);
  const names = eventNames(chunks);
  const data = facts.map((fact) => entryOf(fact, names, deliveries));
  return { data, next: oldest.sequence > 1 ? String(oldest.sequence) : null };
}

function entryOf(fact: Fact, names: Map<string, string>, deliveries: CausedDelivery[]): TimelineEntry {
  const { sequence, at, type, cause, late, historical, ...data } = fact;
  return {
    sequence,
    at: new Date(at).toISOString(),
    type,
    summary: factSummary(fact),
    why: reasonOf(fact, names),
    ...(late ? { late } : {}),
    ...(historical ? { historical } : {}),
    data,
    deliveries: deliveries
      .filter((delivery) => delivery.sequence === sequence)
      .map(({ customer: _customer, sequence: _sequence, ...delivery }) => delivery),
  };
}

/** A move without a cause was made by the alarm; one that is silent, by a change of the rule. */
function reasonOf(fact: Fact, names: Map<string, string>): TimelineReason {
  if (fact.cause !== undefined) {
    const name = names.get(fact.cause);
    return { because: 'event', messageId: fact.cause, ...(name ? { name } : {}) };
  }
  return 'silent' in fact && fact.silent ? { because: 'rule' } : { because: 'time' };
}

function eventNames(chunks: FactChunk[]): Map<string, string> {
  const accepted = chunks.flatMap(({ facts }) => facts.filter((fact) => fact.type === 'event.accepted'));
  return new Map(accepted.map((fact) => [fact.event.messageId, factSummary(fact)]));
}

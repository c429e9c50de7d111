import type { Consequence, LiveEvent } from '@footfall/contract';
import type { Fact, FactChunk } from '@footfall/engine';
import { factSummary } from '../ledger/fact-summary.ts';
import type { CausedDelivery } from './store.ts';

type Accepted = Fact & { type: 'event.accepted' };

/** The accepted events of a chunk, each with what it caused. */
export function liveEvents(chunk: FactChunk, deliveries: CausedDelivery[]): LiveEvent[] {
  const accepted = chunk.facts.filter((fact): fact is Accepted => fact.type === 'event.accepted');
  return accepted.map((fact) => liveEvent(chunk, fact, deliveries));
}

function liveEvent(chunk: FactChunk, fact: Accepted, deliveries: CausedDelivery[]): LiveEvent {
  const { event } = fact;
  const facts = chunk.facts.filter(({ cause }) => cause === event.messageId);
  const sequences = new Set(facts.map(({ sequence }) => sequence));
  const caused: Consequence[] = [
    ...facts
      .filter((other) => other !== fact)
      .map((other) => ({ kind: 'fact' as const, type: other.type, summary: factSummary(other) })),
    ...deliveries
      .filter(({ customer, sequence }) => customer === chunk.customer.id && sequences.has(sequence))
      .map(({ customer: _customer, sequence: _sequence, ...delivery }) => delivery),
  ];
  const path = event.context?.page?.path;
  return {
    id: `${chunk.customer.id}:${fact.sequence}`,
    receivedAt: new Date(fact.receivedAt).toISOString(),
    customer: chunk.customer,
    event: {
      messageId: event.messageId,
      type: event.type,
      name: event.type === 'track' ? event.event : ('name' in event && event.name) || event.type,
      ...(path ? { path } : {}),
      properties: ('properties' in event && event.properties) || ('traits' in event && event.traits) || {},
    },
    trusted: fact.trusted,
    ...(fact.late ? { late: true as const } : {}),
    caused,
  };
}

import type { Consequence, LiveEvent } from '@footfall/contract';
import { type Fact, type FactChunk, type OrderState, toDecimal } from '@footfall/engine';
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
      .map((other) => ({ kind: 'fact' as const, type: other.type, summary: summary(other) })),
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

/** One line for a person. */
function summary(fact: Fact): string {
  switch (fact.type) {
    case 'order.completed':
      return `Order ${fact.order.orderId} over ${money(fact.order)}`;
    case 'order.confirmed':
      return `The shop's server confirmed order ${fact.order.orderId} over ${money(fact.order)}`;
    case 'order.retracted':
      return `Order ${fact.order.orderId} belongs to another customer`;
    case 'order.refunded':
      return `${money({ ...fact.order, totalMinor: fact.refundMinor })} of order ${fact.order.orderId} paid back`;
    case 'consent.changed':
      return `${fact.consent.granted ? 'Agreed to' : 'Refused'} ${fact.consent.subject.replace(':', ' by ')}`;
    case 'survey.answered':
      return `Answered ${fact.question} of survey ${fact.survey.id}`;
    case 'survey.completed':
      return `Completed survey ${fact.survey.id}`;
    case 'segment.entered':
      return `Entered ${fact.segment.name}`;
    case 'segment.left':
      return `Left ${fact.segment.name}`;
    case 'rule.failed':
      return `Rule ${fact.rule} failed: ${fact.error}`;
    case 'event.accepted':
      return 'Accepted';
  }
}

function money({ totalMinor, currency }: OrderState): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
  return format.format(toDecimal(totalMinor, currency));
}

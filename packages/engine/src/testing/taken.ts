import type { Event } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { type Decision, step } from '../step.ts';

let made = 0;

/** An event as the collect stage hands it over. */
export function taken(
  event: Partial<Event> & Record<string, unknown>,
  at: number,
  extra: Partial<TakenEvent> = {},
): TakenEvent {
  made += 1;
  const messageId = event.messageId ?? `m${made}`;
  return {
    key: messageId,
    event: { type: 'track', messageId, userId: 'u1', ...event } as Event,
    at,
    receivedAt: at,
    trusted: true,
    late: false,
    historical: false,
    // Whoever answers here was asked.
    ...(String(event.event).startsWith('Survey ') ? { solicited: true } : {}),
    ...extra,
  };
}

export function tookOrder(orderId: string, total: number, at: number, more: Record<string, unknown> = {}): TakenEvent {
  const properties = { order_id: orderId, total, currency: 'EUR', ...more };
  return taken({ event: 'Order Completed', properties }, at, {
    order: { telling: 'first', keys: { browser: `b${orderId}`, server: `s${orderId}` } },
  });
}

/** A known customer who lives through events, each at its own instant, and is woken when it is time. */
export class Living {
  state: CustomerState;
  /** All facts so far. */
  readonly facts: Decision['facts'] = [];
  wakeAt: number | undefined;
  readonly #rules: Rules;

  constructor(rules: Rules, now: number) {
    this.#rules = rules;
    this.state = newCustomer('demo', 'u', 'u1', now);
  }

  tell(...events: TakenEvent[]): this {
    for (const event of events) {
      this.until(event.receivedAt);
      this.#take(step(this.state, { kind: 'events', events: [event] }, this.#rules, event.receivedAt, () => false));
    }
    return this;
  }

  /** Lets time pass, with each alarm on time. */
  until(now: number): this {
    while (this.wakeAt !== undefined && this.wakeAt <= now) {
      this.#take(step(this.state, { kind: 'wake' }, this.#rules, this.wakeAt, () => false));
    }
    return this;
  }

  /** Whether they are in a segment. */
  isIn(segment: string): boolean {
    return (this.state.segments.marks[segment]?.[0] ?? 0) !== 0;
  }

  #take(decision: Decision): void {
    this.state = decision.state;
    this.wakeAt = decision.wakeAt;
    this.facts.push(...decision.facts);
  }
}

import type { CampaignDefinition, Event, MessagingRules, SegmentRule, WithheldReason } from '@footfall/contract';
import type { Fact } from '../fact.ts';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { type Decision, step } from '../step.ts';
import type { CampaignRule } from './campaign-plan.ts';
import { earliestTimer } from './state.ts';

/** What a shop publishes, as far as campaigns ask for it. */
export interface SimulatedShop {
  campaigns: ({ id: string } & CampaignDefinition)[];
  segments?: SegmentRule[];
  messaging?: MessagingRules;
  /** IANA zone and ISO 4217 code of the site; UTC and EUR where they are missing. */
  timeZone?: string;
  currency?: string;
  /** Whose word on money paid counts. */
  rewards?: 'trusted' | 'any';
}

/** An event, told by the shop's server at its `timestamp` (ISO 8601). */
export type SimulatedEvent = Event & { userId: string; timestamp: string };

/** What became of a message, or when a campaign goes on. */
export type Happening =
  | { what: 'sent'; at: string; userId: string; campaign: string; step: string; channel: string }
  /** `until`: it is only put off. */
  | {
      what: 'withheld';
      at: string;
      userId: string;
      campaign: string;
      step: string;
      reason: WithheldReason;
      until?: string;
    }
  | { what: 'started' | 'ended'; at: string; userId: string; campaign: string; reason?: string }
  /** Something is due at this instant, unless it is cancelled before. */
  | { what: 'timer'; at: string; userId: string };

/**
 * Lives through events on a clock of its own and answers all that campaigns do, in order: for a shop's own tests, and
 * for looking ahead. `from` and `to` are ISO 8601; what happens before `from` is lived through but not answered.
 */
export function simulate(shop: SimulatedShop, events: SimulatedEvent[], from: string, to: string): Happening[] {
  const rules = rulesOf(shop);
  const happenings: { at: number; happening: Happening }[] = [];
  for (const [userId, told] of Map.groupBy(events, (event) => event.userId)) {
    const customer = new Simulated(userId, rules, Date.parse(told[0]?.timestamp ?? from));
    const inOrder = told.map(takenFrom).sort((one, other) => one.at - other.at);
    for (const event of inOrder) if (event.at <= Date.parse(to)) customer.tell(event);
    customer.until(Date.parse(to));
    happenings.push(...customer.happenings);
  }
  const isMeant = ({ at }: { at: number }) => at >= Date.parse(from) && at <= Date.parse(to);
  return happenings
    .filter(isMeant)
    .sort((one, other) => one.at - other.at)
    .map(({ happening }) => happening);
}

function rulesOf({
  campaigns,
  segments = [],
  messaging = {},
  timeZone = 'UTC',
  currency = 'EUR',
  rewards,
}: SimulatedShop) {
  const live = campaigns.map(({ id, ...definition }): CampaignRule => ({ id, version: 1, status: 'live', definition }));
  const shared: Rules = { version: 1, currency, timeZone, surveys: [], segments, campaigns: live, messaging };
  return rewards ? { ...shared, rewards } : shared;
}

function takenFrom(event: SimulatedEvent): TakenEvent {
  const at = Date.parse(event.timestamp);
  const orderId = event.type === 'track' && event.event === 'Order Completed' ? event.properties?.order_id : undefined;
  const keys = { browser: `b ${String(orderId)}`, server: `s ${String(orderId)}` };
  return {
    ...{ key: event.messageId, event, at, receivedAt: at, trusted: true, late: false, historical: false },
    ...(orderId === undefined ? {} : { order: { telling: 'first', keys } }),
  };
}

/** One customer whose messages are handed on the moment they are asked for. */
class Simulated {
  readonly happenings: { at: number; happening: Happening }[] = [];
  readonly #userId: string;
  readonly #rules: Rules;
  readonly #keys = new Set<string>();
  #state: CustomerState;
  #wakeAt: number | undefined;
  #timer: number | undefined;

  constructor(userId: string, rules: Rules, now: number) {
    this.#userId = userId;
    this.#rules = rules;
    this.#state = newCustomer('simulated', 'u', userId, now);
  }

  tell(event: TakenEvent): void {
    this.until(event.at - 1);
    this.#take({ kind: 'events', events: [event] }, event.at);
  }

  until(now: number): void {
    while (this.#wakeAt !== undefined && this.#wakeAt <= now) this.#take({ kind: 'wake' }, this.#wakeAt);
  }

  #take(input: Parameters<typeof step>[1], now: number): void {
    const decision: Decision = step(this.#state, input, this.#rules, now, (key) => this.#keys.has(key));
    this.#state = decision.state;
    this.#wakeAt = decision.wakeAt;
    for (const key of decision.keys) this.#keys.add(key);
    for (const fact of decision.facts) this.#note(fact, now);
    for (const fact of decision.facts) {
      if (fact.type === 'delivery.requested') this.#take({ kind: 'claim', message: fact.message }, now);
    }
    const timer = earliestTimer(this.#state.campaigns);
    if (timer !== undefined && timer !== this.#timer) this.#add(timer, { what: 'timer' });
    this.#timer = timer;
  }

  #note(fact: Fact, now: number): void {
    if (fact.type === 'campaign.started') this.#add(now, { what: 'started', campaign: fact.campaign.id });
    if (fact.type === 'campaign.ended') {
      this.#add(now, { what: 'ended', campaign: fact.campaign.id, reason: fact.reason });
    }
    if (fact.type === 'delivery.claimed') {
      this.#add(now, { what: 'sent', campaign: fact.campaign.id, step: fact.step, channel: fact.channel });
    }
    if (fact.type === 'delivery.withheld') {
      const { campaign, step: at, reason, until } = fact;
      const later = until === undefined ? {} : { until: iso(until) };
      this.#add(now, { what: 'withheld', campaign: campaign.id, step: at, reason, ...later });
    }
  }

  #add(at: number, what: Without<Happening>): void {
    this.happenings.push({ at, happening: { ...what, at: iso(at), userId: this.#userId } as Happening });
  }
}

type Without<T> = T extends unknown ? Omit<T, 'at' | 'userId'> : never;

function iso(at: number): string {
  return new Date(at).toISOString();
}

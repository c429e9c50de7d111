import type { Foreseen } from '@footfall/contract';
import type { Fact } from '../fact.ts';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import type { CustomerState } from '../state.ts';
import { type Decision, step } from '../step.ts';
import type { CampaignNews } from './news.ts';
import { earliestDate } from './next-date.ts';
import { earliestTimer } from './state.ts';

/** One customer on a clock of their own, whose messages are handed on the moment they are asked for. */
export class SimulatedCustomer {
  /** In the order in which they were decided; `at` is when each is. */
  readonly happenings: { at: number; happening: Foreseen }[] = [];
  readonly #rules: Rules;
  readonly #keys = new Set<string>();
  #state: CustomerState;
  #wakeAt: number | undefined;
  #timer: number | undefined;

  constructor(state: CustomerState, rules: Rules) {
    this.#rules = rules;
    this.#state = state;
  }

  /** Meets the rules at an instant, and lets pass what time has changed by then. */
  wake(now: number): void {
    this.#take({ kind: 'wake' }, now);
  }

  tell(event: TakenEvent): void {
    this.until(event.at - 1);
    this.#take({ kind: 'events', events: [event] }, event.at);
  }

  hear(news: CampaignNews): void {
    this.until(news.at - 1);
    this.#take({ kind: 'news', news }, news.at);
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
    const timers = [earliestTimer(this.#state.campaigns), earliestDate(this.#state, this.#rules)];
    const timer = Math.min(...timers.filter((at) => at !== undefined));
    if (Number.isFinite(timer) && timer !== this.#timer) this.#add(timer, { what: 'timer' });
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

  #add(at: number, what: Without<Foreseen>): void {
    this.happenings.push({ at, happening: { ...what, at: iso(at) } as Foreseen });
  }
}

type Without<T> = T extends unknown ? Omit<T, 'at'> : never;

function iso(at: number): string {
  return new Date(at).toISOString();
}

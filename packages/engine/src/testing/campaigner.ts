import type { CampaignDefinition, CampaignStep, MessagingRules, SegmentRule, SendStep } from '@footfall/contract';
import type { CampaignRule } from '../campaigns/campaign-plan.ts';
import { claim, giveBack } from '../campaigns/claim.ts';
import type { Fact, FactType } from '../fact.ts';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { type Decision, step } from '../step.ts';
import { taken } from './taken.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const DAY_MS = 24 * HOUR_MS;
/** A Thursday; noon in Berlin. */
export const NOON = Date.UTC(2026, 0, 15, 11);

export const CONTENT: SendStep['content'] = {
  email: { subject: 'Hi', html: '<p>Hi</p>', text: 'Hi' },
  sms: { text: 'Hi' },
  push: { title: 'Hi', text: 'Hi' },
};

export function mail(id: string, extra: Partial<SendStep> = {}): SendStep {
  return { id, do: 'send', channels: ['email'], content: CONTENT, ...extra };
}

export function wait(id: string, amount: number, unit: 'minutes' | 'hours' | 'days' = 'minutes'): CampaignStep {
  return { id, do: 'wait', until: { kind: 'span', span: { amount, unit } } };
}

/** A campaign that a cart begins and an order ends. */
export function cartCampaign(extra: Partial<CampaignDefinition> = {}): CampaignDefinition {
  return {
    name: 'Cart',
    trigger: { on: 'event', event: 'Cart Updated' },
    entity: 'cart',
    exit: [{ event: 'Order Completed' }],
    steps: [wait('wait', 45), mail('mail')],
    ...extra,
  };
}

/** A campaign that one event begins and that sends one message. */
export function greeting(extra: Partial<CampaignDefinition> = {}, sent: Partial<SendStep> = {}): CampaignDefinition {
  return { name: 'Hi', trigger: { on: 'event', event: 'Seen' }, steps: [mail('m', sent)], ...extra };
}

export function rulesOf(
  campaigns: Record<string, CampaignDefinition>,
  messaging: MessagingRules = {},
  extra: Partial<Rules> = {},
): Rules {
  const live = Object.entries(campaigns).map(
    ([id, definition]): CampaignRule => ({ id, version: 1, status: 'live', definition }),
  );
  return { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [], campaigns: live, messaging, ...extra };
}

/** The next version of rules that hold one campaign: it is changed, and whoever is in it finishes the one before. */
export function edited(rules: Rules, definition: CampaignDefinition): Rules {
  const [one] = rules.campaigns ?? [];
  if (!one) throw new Error('no campaign');
  const version = rules.version + 1;
  return {
    ...rules,
    version,
    campaigns: [
      { ...one, status: 'old' },
      { ...one, version, definition },
    ],
  };
}

/** A segment as the rules hold it. */
export function segment(id: string, when: SegmentRule['when']): SegmentRule {
  return { id, name: id, changedIn: 1, when };
}

/** A known customer with proved addresses who agreed to messages, on a clock of their own. */
export class Campaigner {
  state: CustomerState;
  rules: Rules;
  now: number;
  readonly facts: Fact[] = [];
  wakeAt: number | undefined;
  /** Messages asked for and not yet claimed. */
  readonly asked: string[] = [];

  constructor(rules: Rules, now = NOON, traits: Record<string, unknown> = {}) {
    this.rules = rules;
    this.now = now;
    this.state = newCustomer('demo', 'u', 'u1', now);
    const contacts = { email: 'ann@shop.test', email_verified: true, phone: '+4917012345678', phone_verified: true };
    const context = { consent: { message: true } };
    this.tell(taken({ type: 'identify', traits: { ...contacts, ...traits }, context }, now));
  }

  tell(...events: TakenEvent[]): this {
    for (const event of events) {
      this.until(event.receivedAt - 1);
      this.now = Math.max(this.now, event.receivedAt);
      this.take(step(this.state, { kind: 'events', events: [event] }, this.rules, this.now, () => false));
    }
    return this;
  }

  /** Lets time pass, with each alarm on time; messages wait to be claimed. */
  until(now: number): this {
    while (this.wakeAt !== undefined && this.wakeAt <= now) {
      this.now = Math.max(this.now, this.wakeAt);
      this.take(step(this.state, { kind: 'wake' }, this.rules, this.now, () => false));
    }
    this.now = Math.max(this.now, now);
    return this;
  }

  later(ms: number): this {
    return this.until(this.now + ms);
  }

  /** Claims a message, the newest that was asked for where none is named. */
  claim(message = this.asked.at(-1) ?? '') {
    const { answer, decision } = claim(this.state, message, this.now, this.rules);
    this.take(decision);
    return answer;
  }

  giveBack(message: string, reason: Parameters<typeof giveBack>[2]): this {
    this.take(giveBack(this.state, message, reason, this.now, this.rules));
    return this;
  }

  of<T extends FactType>(type: T): Extract<Fact, { type: T }>[] {
    return this.facts.filter((fact): fact is Extract<Fact, { type: T }> => fact.type === type);
  }

  /** Why messages were not sent, in order. */
  get reasons(): string[] {
    return this.of('delivery.withheld').map(({ reason }) => reason);
  }

  take(decision: Decision): void {
    this.state = decision.state;
    this.wakeAt = decision.wakeAt;
    this.facts.push(...decision.facts);
    for (const fact of decision.facts) if (fact.type === 'delivery.requested') this.asked.push(fact.message);
  }
}

/** A cart with something in it. */
export function cart(at: number, cartId?: string, extra: Partial<TakenEvent> = {}): TakenEvent {
  const products = [{ product_id: 'vanilla', price: 3.5, quantity: 1 }];
  return taken({ event: 'Cart Updated', properties: { products, ...(cartId ? { cart_id: cartId } : {}) } }, at, extra);
}

export function did(event: string, at: number, properties: Record<string, unknown> = {}): TakenEvent {
  return taken({ event, properties }, at);
}

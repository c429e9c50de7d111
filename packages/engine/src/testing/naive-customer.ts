import type { TextProperty } from '@footfall/contract';

/** One event as the naive recomputation keeps it: whole, and for ever. */
export interface NaiveEvent {
  name: string;
  /** Event time, not later than it became known. */
  at: number;
  orderId?: string;
  /** Of an order: a server told of it, and so much was paid back. */
  proven?: boolean;
  refundedCents?: number;
  texts: Partial<Record<TextProperty, string[]>>;
  numbers: { quantity?: number; price?: number; value?: number; total?: number };
  currency?: string;
  products: NaiveProduct[];
}

export interface NaiveProduct {
  product_id: string;
  category: string;
  price: number;
  quantity: number;
}

export interface NaiveCart {
  at: number;
  currency: string;
  value: number;
  products: NaiveProduct[];
}

export interface NaiveRefund {
  orderId: string;
  trusted: boolean;
  total?: number;
}

const cents = (amount = 0) => Math.round(amount * 100);

/** What happened, in the order it became known; every question is answered by looking through all of it. */
export class NaiveCustomer {
  readonly id: string;
  events: NaiveEvent[] = [];
  /** Everything that filled or emptied the cart. */
  readonly carts: { at: number; cart?: NaiveCart }[] = [];
  readonly told: { traits: Record<string, unknown> }[] = [];
  readonly consents: { at: number; subject: string; granted: boolean }[] = [];
  /** Of orders that were not told yet. */
  refunds: NaiveRefund[] = [];
  readonly answers: { at: number; survey: string; question: string; value: unknown }[] = [];

  readonly rewards: 'trusted' | 'any';

  constructor(id: string, rewards: 'trusted' | 'any') {
    this.id = id;
    this.rewards = rewards;
  }

  order(told: NaiveEvent): void {
    const before = this.events.find(({ orderId }) => orderId === told.orderId);
    this.forgetOrder(told.orderId as string);
    const refundedCents = Math.min(before?.refundedCents ?? 0, cents(told.numbers.total));
    this.events.push({ ...told, refundedCents });
    const due = this.refunds.filter(({ orderId }) => orderId === told.orderId);
    this.refunds = this.refunds.filter((refund) => !due.includes(refund));
    for (const refund of due) this.refund(refund);
  }

  refund(refund: NaiveRefund): void {
    const order = this.events.find(({ orderId }) => orderId === refund.orderId);
    if (!order) this.refunds.push(refund);
    if (!order || (order.proven && !refund.trusted)) return;
    const most = cents(order.numbers.total);
    const back = refund.total === undefined ? most : cents(refund.total);
    order.refundedCents = Math.min(most, (order.refundedCents ?? 0) + back);
  }

  /** Whether money that this event tells of counts. */
  counts({ orderId, proven }: NaiveEvent): boolean {
    return orderId === undefined || proven === true || this.rewards === 'any';
  }

  forgetOrder(orderId: string): void {
    this.events = this.events.filter((event) => event.orderId !== orderId);
  }

  sorted(): NaiveEvent[] {
    return this.events.toSorted((one, other) => one.at - other.at);
  }

  cart(): NaiveCart | undefined {
    return this.carts.toSorted((one, other) => one.at - other.at).at(-1)?.cart;
  }

  traits(): Record<string, unknown> {
    return Object.assign({}, ...this.told.map(({ traits }) => traits));
  }

  /** What was said last of the channel, but for a refusal at large since; without a channel, of the purpose. */
  consent(purpose: string, channel: string | undefined): boolean | undefined {
    const last = (subject: string) =>
      this.consents
        .filter((told) => told.subject === subject)
        .sort((one, other) => one.at - other.at)
        .at(-1);
    const own = channel === undefined ? undefined : last(`${purpose}:${channel}`);
    const atLarge = last(purpose);
    if (own && atLarge?.granted === false && atLarge.at > own.at) return false;
    return (own ?? atLarge)?.granted;
  }

  spent(currency: string): number {
    const orders = this.events.filter(
      (event) => event.orderId !== undefined && event.currency === currency && this.counts(event),
    );
    return orders.reduce((sum, { numbers, refundedCents = 0 }) => sum + cents(numbers.total) - refundedCents, 0) / 100;
  }

  favourite(of: 'product_id' | 'category'): string | undefined {
    const bought: Record<string, number> = {};
    for (const { orderId, products } of this.events) {
      if (orderId === undefined) continue;
      for (const product of products) bought[product[of]] = (bought[product[of]] ?? 0) + product.quantity;
    }
    return Object.entries(bought).sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))[0]?.[0];
  }

  /** In one survey the last answer told counts; between surveys the one that was given last. */
  answer(survey: string | undefined, question: string): unknown {
    const current = new Map<string, { at: number; value: unknown }>();
    for (const answer of this.answers) {
      if (answer.question === question && (survey === undefined || answer.survey === survey))
        current.set(answer.survey, answer);
    }
    const newest = Math.max(...[...current.values()].map(({ at }) => at));
    return [...current.values()].find(({ at }) => at === newest)?.value;
  }
}

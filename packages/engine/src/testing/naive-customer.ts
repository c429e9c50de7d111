import type { TextProperty } from '@footfall/contract';

/** One event as the naive recomputation keeps it: whole, and for ever. */
export interface NaiveEvent {
  name: string;
  /** Event time, not later than it became known. */
  at: number;
  orderId?: string;
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

/** What happened, in the order it became known; every question is answered by looking through all of it. */
export class NaiveCustomer {
  readonly id: string;
  events: NaiveEvent[] = [];
  /** Everything that filled or emptied the cart. */
  readonly carts: { at: number; cart?: NaiveCart }[] = [];
  readonly told: { traits: Record<string, unknown> }[] = [];
  readonly consents: { at: number; purpose: string; granted: boolean }[] = [];
  readonly answers: { at: number; survey: string; question: string; value: unknown }[] = [];

  constructor(id: string) {
    this.id = id;
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

  consent(purpose: string): boolean | undefined {
    return this.consents
      .filter((told) => told.purpose === purpose)
      .sort((one, other) => one.at - other.at)
      .at(-1)?.granted;
  }

  spent(currency: string): number {
    const orders = this.events.filter((event) => event.orderId !== undefined && event.currency === currency);
    return orders.reduce((cents, { numbers }) => cents + Math.round((numbers.total ?? 0) * 100), 0) / 100;
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

import type { Event } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';
import { type Action, START } from './arbitrary-case.ts';
import { CATEGORIES, CURRENCIES, PRODUCTS } from './arbitrary-rules.ts';
import type { NaiveProduct } from './naive-customer.ts';

const HOUR_MS = 60 * 60_000;

function productsOf(pick: number): NaiveProduct[] {
  return Array.from({ length: 1 + (pick % 3) }, (_, index) => ({
    product_id: PRODUCTS[(pick + index) % PRODUCTS.length] as string,
    category: CATEGORIES[(pick >> index) % CATEGORIES.length] as string,
    price: ((pick + index) % 5) * 2.5,
    quantity: 1 + (pick % 4),
  }));
}

type Told = Exclude<Action, { do: 'wait' | 'retract' | 'repeat' }>;

/** What an action is as an event that was taken in; `wall`: what the clock shows, epoch milliseconds. */
export function eventOf(act: Told, index: number, wall: number): TakenEvent {
  const { pick } = act;
  const [product] = productsOf(pick) as [NaiveProduct];
  const currency = CURRENCIES[pick % 7 === 0 ? 1 : 0] as string;
  const base = { messageId: `m${index}`, userId: 'u1' };
  const track = (event: string, properties: Record<string, unknown>): Event => ({
    ...base,
    type: 'track',
    event,
    properties,
  });
  const events: Record<Told['do'], () => Event> = {
    view: () => track('Product Viewed', pick % 5 === 0 ? {} : { ...product, currency }),
    page: () => ({ ...base, type: 'page' }),
    cart: () =>
      track(
        'Cart Updated',
        pick % 4 === 0 ? { products: [] } : { products: productsOf(pick), value: (pick % 5) * 5, currency },
      ),
    identify: () => ({ ...base, type: 'identify', traits: traitsOf(pick) }),
    answer: () =>
      track('Survey Answered', {
        survey_id: `s${pick % 2}`,
        revision: 1,
        response_id: 'r',
        question_id: 'nps',
        edit: index,
        value: pick % 6 === 0 ? null : pick % 11,
      }),
    consent: () => ({
      ...base,
      type: 'page',
      context: { consent: pick % 3 === 0 ? { channels: { email: pick % 2 === 0 } } : { message: pick % 2 === 0 } },
    }),
    refund: () =>
      track('Order Refunded', {
        order_id: String((act as { id: number }).id),
        ...(pick % 3 === 0 ? {} : { total: (pick % 5) * 2.5 }),
      }),
    order: () =>
      track('Order Completed', {
        order_id: String((act as { id: number }).id),
        total: (pick % 9) * 2.5,
        currency,
        products: productsOf(pick),
      }),
  };
  const isOrder = act.do === 'order';
  return {
    key: `k${index}`,
    event: events[act.do](),
    at: wall - act.ago * HOUR_MS + act.ms,
    receivedAt: wall,
    trusted: 'trusted' in act ? act.trusted : true,
    late: act.ago > 1,
    historical: act.ago > 30,
    ...(act.do === 'answer' ? { solicited: true } : {}),
    ...(isOrder ? { order: { telling: 'first', keys: { browser: `b${act.id}`, server: `s${act.id}` } } } : {}),
  };
}

function traitsOf(pick: number): Record<string, unknown> {
  const choices = [
    { plan: 'gold' },
    { plan: 3 },
    { plan: true },
    { plan: null },
    { tags: ['a', 'b'] },
    { date: START + (pick % 100) * HOUR_MS },
  ];
  return choices[pick % choices.length] as Record<string, unknown>;
}

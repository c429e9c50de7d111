import type { TakenEvent } from '../input.ts';
import type { NaiveCustomer, NaiveEvent, NaiveProduct } from './naive-customer.ts';

/** Tells a naive customer of an event, so that everything can be computed again from all that happened. */
export function tellNaive(naive: NaiveCustomer, { event, at: toldAt, trusted }: TakenEvent, now: number): void {
  const at = Math.min(toldAt, now);
  const properties = ('properties' in event ? event.properties : {}) as Record<string, never>;
  const name = event.type === 'track' ? event.event : event.type;
  const products = (properties.products ?? []) as NaiveProduct[];
  const own = properties.product_id === undefined ? products : [properties as unknown as NaiveProduct];
  const isOrder = name === 'Order Completed';
  const orderId = properties.order_id as unknown as string;
  const told: NaiveEvent = {
    name,
    at,
    ...(isOrder ? { orderId, proven: trusted } : {}),
    texts:
      own.length > 0 ? { product_id: own.map((one) => one.product_id), category: own.map((one) => one.category) } : {},
    numbers: {
      ...(name === 'Order Refunded' && 'total' in properties ? { total: properties.total } : {}),
      ...(own.length > 0 ? { quantity: own.reduce((sum, { quantity }) => sum + quantity, 0) } : {}),
      ...(properties.price === undefined ? {} : { price: properties.price as number }),
      ...(isOrder ? { total: properties.total as unknown as number } : {}),
    },
    currency: properties.currency ?? 'EUR',
    products,
  };
  if (isOrder) naive.order(told);
  else naive.events.push(told);
  if (name === 'Order Refunded')
    naive.refund({ orderId, trusted, ...('total' in properties ? { total: properties.total } : {}) });
  if (isOrder) naive.carts.push({ at: toldAt });
  if (name === 'Cart Updated') {
    const { value, currency } = properties as { value?: number; currency?: string };
    const cart = { at: toldAt, currency: currency ?? 'EUR', value: value ?? 0, products };
    naive.carts.push({ at: toldAt, ...(products.length > 0 ? { cart } : {}) });
  }
  if (event.type === 'identify') naive.told.push({ traits: event.traits ?? {} });
  const { message, channels } = event.context?.consent ?? {};
  if (message !== undefined) naive.consents.push({ at: toldAt, subject: 'message', granted: message });
  if (channels?.email !== undefined)
    naive.consents.push({ at: toldAt, subject: 'message:email', granted: channels.email });
  if (name === 'Survey Answered') {
    const { survey_id: survey, question_id: question, value } = properties as Record<string, unknown>;
    naive.answers.push({ at: toldAt, survey: String(survey), question: String(question), value });
  }
}

import type { WebhookBody, WebhookData, WebhookType } from '@footfall/contract';

/** Demo data: nobody here exists. */
const customer = { id: '0'.repeat(64), userId: 'example-user', trust: 'known' as const };
const order = {
  order_id: 'EXAMPLE-1',
  total: 23.4,
  currency: 'EUR',
  told_by: 'server',
  products: [{ product_id: 'pistachio', name: 'Pistachio', quantity: 2, price: 6.9 }],
};
const segment = { id: 'repeat-buyers-7-days', name: 'Bought twice within 7 days' };

/** For receivers that ask for these alone. */
const IDENTIFY = {
  type: 'identify' as const,
  messageId: 'example-message',
  userId: 'example-user',
  traits: { email: 'example@shop.example', first_name: 'Example', last_name: 'Customer' },
};

const EXAMPLES: Record<WebhookType, Partial<WebhookData> & Record<string, unknown>> = {
  'event.accepted': {
    event: {
      type: 'track',
      event: 'Product Viewed',
      messageId: 'example-message',
      userId: 'example-user',
      properties: { product_id: 'pistachio', price: 6.9, currency: 'EUR' },
    },
  },
  'order.completed': { order },
  'order.confirmed': { order },
  'cart.abandoned': { cart: { cart_id: 'example-cart', value: 23.4, currency: 'EUR', products: order.products } },
  'segment.entered': { segment },
  'segment.left': { segment },
  'survey.completed': {
    survey: { id: 'thanks', revision: 1, responseId: 'example-response', answers: { recommend: 9 } },
  },
  'coupon.issued': { coupon: { code: 'EXAMPLE-CODE', pool: 'example-pool' } },
  'coupon.redeemed': { coupon: { code: 'EXAMPLE-CODE', pool: 'example-pool' } },
  'campaign.message': { campaign: { id: 'example-campaign', name: 'Example', step: 'tell', data: {} } },
  'customer.erased': {},
};

/** A body of a type as a receiver will see it, marked as a test; one of the `events` it asks for. */
export function exampleBody(type: WebhookType, now: number, events: string[] | null = null): WebhookBody {
  const told = type === 'event.accepted' && events?.includes('identify') ? { event: IDENTIFY } : EXAMPLES[type];
  const data = { customer, sequence: 1, test: true as const, ...told };
  return { type, timestamp: new Date(now).toISOString(), data };
}

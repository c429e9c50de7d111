import type { ConsoleSession, LiveEvent } from '@footfall/contract';
import type { Delivery } from '../../../packages/console/src/deliveries/Delivery.ts';

/** Demo data: nobody here exists. */

export const SESSION: ConsoleSession = {
  site: { id: 'demo', name: 'Demo ice cream shop', currency: 'EUR', timeZone: 'Europe/Berlin' },
  writeKey: 'wk_demo',
};

export const HOOK_URL = 'http://localhost:9911/hooks/footfall';

type Part = Partial<Omit<LiveEvent, 'event'>> & { event?: Partial<LiveEvent['event']> };

let made = 0;

/** A product view by an anonymous device, unless told otherwise. */
export function liveEvent({ event, ...rest }: Part = {}): LiveEvent {
  made += 1;
  return {
    id: `cus_${1000 + made}:${made}`,
    receivedAt: new Date().toISOString(),
    customer: {
      id: 'a_7d0c4f9e2b',
      anonymousId: '7d0c4f9e-2b1a-4c39-9a57-0f6f6f1c2d11',
      trust: 'anonymous',
    },
    trusted: false,
    caused: [],
    ...rest,
    event: {
      messageId: `msg-${made}`,
      type: 'track',
      name: 'Product Viewed',
      path: '/shop/product.html',
      properties: { product_id: 'pistachio', name: 'Pistachio di Bronte', price: 6.9, currency: 'EUR' },
      ...event,
    },
  };
}

/** An order that is counted and told to one webhook. */
export function orderEvent(
  delivery: Partial<Extract<LiveEvent['caused'][number], { kind: 'delivery' }>> = {},
): LiveEvent {
  return liveEvent({
    customer: { id: 'u_1042', userId: 'customer-1042', anonymousId: '3f0b8f52-77aa', trust: 'known' },
    trusted: true,
    event: {
      name: 'Order Completed',
      path: '/shop/thanks.html',
      properties: {
        order_id: 'A-10023',
        total: 23.4,
        currency: 'EUR',
        shipping: 2.9,
        products: [
          { product_id: 'pistachio', name: 'Pistachio di Bronte', price: 6.9, quantity: 2 },
          { product_id: 'lemon', name: 'Amalfi Lemon', price: 6.7, quantity: 1 },
        ],
      },
    },
    caused: [
      { kind: 'fact', type: 'order.completed', summary: 'Order A-10023 over €23.40 counted for this customer' },
      {
        kind: 'delivery',
        id: 'del_1',
        channel: 'webhook',
        type: 'order.completed',
        to: HOOK_URL,
        status: 'delivered',
        attempts: 1,
        lastAnswer: '200',
        ...delivery,
      },
    ],
  });
}

const SECOND_MS = 1000;
const ago = (seconds: number) => new Date(Date.now() - seconds * SECOND_MS).toISOString();

/** One visit as a shop would see it, oldest first. */
export function demoVisit(): LiveEvent[] {
  const anna = { id: 'u_1042', userId: 'customer-1042', anonymousId: '3f0b8f52-77aa', trust: 'known' } as const;
  const guest = { id: 'a_c91d', userId: 'newsletter@demo.example', anonymousId: 'c91d', trust: 'claimed' } as const;
  const order = orderEvent({ status: 'pending', attempts: 2, lastAnswer: '503' });
  return [
    liveEvent({ receivedAt: ago(7300), late: true, event: { name: 'Checkout Started', properties: { value: 13.8 } } }),
    liveEvent({ receivedAt: ago(640), event: { type: 'page', name: 'page', path: '/shop/', properties: {} } }),
    liveEvent({ receivedAt: ago(598) }),
    liveEvent({
      receivedAt: ago(331),
      customer: guest,
      event: { type: 'identify', name: 'identify', path: '/shop/', properties: { newsletter: true } },
    }),
    liveEvent({
      receivedAt: ago(92),
      customer: anna,
      event: { properties: { product_id: 'lemon', name: 'Amalfi Lemon', price: 6.7, currency: 'EUR' } },
      caused: [
        {
          kind: 'delivery',
          id: 'del_8',
          channel: 'webhook',
          type: 'event.accepted',
          to: 'https://hooks.demo.example/footfall/all-events',
          status: 'failed',
          attempts: 10,
          lastAnswer: '410',
        },
      ],
    }),
    liveEvent({
      receivedAt: ago(61),
      customer: anna,
      event: {
        name: 'Cart Updated',
        path: '/shop/cart.html',
        properties: {
          value: 20.5,
          currency: 'EUR',
          products: [
            { product_id: 'pistachio', quantity: 2 },
            { product_id: 'lemon', quantity: 1 },
          ],
        },
      },
      caused: [{ kind: 'fact', type: 'segment.entered', summary: 'Entered “Cart over €20”' }],
    }),
    { ...order, receivedAt: ago(24) },
    liveEvent({
      receivedAt: ago(6),
      customer: anna,
      trusted: false,
      event: {
        name: 'Survey Answered',
        path: '/shop/thanks.html',
        properties: { survey_id: 'after-purchase', question_id: 'nps', revision: 1, value: 9, edit: 0, language: 'en' },
      },
      caused: [
        { kind: 'fact', type: 'survey.answered', summary: 'Answered 9 to “How likely are you to recommend us?”' },
        {
          kind: 'delivery',
          id: 'del_9',
          channel: 'webhook',
          type: 'survey.completed',
          to: HOOK_URL,
          status: 'delivered',
          attempts: 1,
          lastAnswer: '204',
        },
      ],
    }),
  ];
}

const ORDERS = HOOK_URL;
const ALL = 'https://hooks.demo.example/footfall/all-events';

export const demoHooks = () => [
  {
    id: 'wh_orders',
    url: ORDERS,
    types: ['order.completed', 'order.confirmed', 'survey.completed'],
    description: 'Fulfilment',
    status: 'active',
    createdAt: ago(86_400 * 3),
  },
  { id: 'wh_all', url: ALL, types: ['event.accepted'], status: 'disabled', createdAt: ago(86_400 * 40) },
];

export const demoDeliveries = (): Delivery[] => [
  demoDelivery({ id: 'del_4', status: 'claimed', attempts: 0, lastAnswer: null, createdAt: ago(2) }),
  demoDelivery({
    id: 'del_3',
    status: 'pending',
    attempts: 2,
    lastAnswer: '503',
    createdAt: ago(40),
    nextAttemptAt: ago(-300),
  }),
  demoDelivery({ id: 'del_2', type: 'survey.completed', createdAt: ago(95) }),
  demoDelivery({
    id: 'del_1',
    webhookId: 'wh_all',
    url: ALL,
    type: 'event.accepted',
    status: 'failed',
    attempts: 10,
    lastAnswer: '410',
    createdAt: ago(5_400),
  }),
];

/** In the console's own type, so that what it reads more of is missed here by the type check. */
export function demoDelivery(change: Partial<Delivery> = {}): Delivery {
  return {
    id: 'del_1',
    channel: 'webhook',
    webhookId: 'wh_orders',
    type: 'order.completed',
    url: ORDERS,
    campaign: null,
    step: null,
    recipient: null,
    reason: null,
    status: 'delivered',
    attempts: 1,
    lastAnswer: '200',
    createdAt: ago(60),
    nextAttemptAt: null,
    ...change,
  };
}

export const demoBadEvents = () => [
  {
    id: 'bad_2',
    receivedAt: ago(45),
    code: 'invalid_money',
    message: 'properties.total is "23,40": write it as a decimal number, such as 23.4.',
    path: 'properties.total',
    event: {
      type: 'track',
      event: 'Order Completed',
      messageId: 'm-2',
      properties: { order_id: 'A-1', total: '23,40' },
    },
  },
  {
    id: 'bad_1',
    receivedAt: ago(3_700),
    code: 'missing_identity',
    message: 'Neither anonymousId nor userId is there: give at least one of them.',
    path: null,
    event: { type: 'page', messageId: 'm-1' },
  },
];

export const demoDeadLetters = () => [
  {
    id: 'dead_1',
    queue: 'facts',
    reason: 'The ledger refused it 5 times: UNIQUE constraint failed: facts.id',
    at: ago(620),
    body: JSON.stringify({ v: 1, site: 'demo', facts: [{ sequence: 12, type: 'order.completed' }] }),
  },
];

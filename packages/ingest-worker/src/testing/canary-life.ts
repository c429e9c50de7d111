import { asServer, order, tell, view } from './worker.ts';

/** Written into every field an event has; nothing of it may be found afterwards. */
export const CANARY = 'canary';
export const USER = `user-${CANARY}`;
export const DEVICE = `device-${CANARY}`;
export const c = (field: string) => `${CANARY}-${field}`;

/** A person with a device, who did everything there is to do. */
export async function liveAsCanary(): Promise<void> {
  const context = {
    page: {
      url: `https://shop.example/${CANARY}`,
      path: `/${CANARY}`,
      title: c('title'),
      referrer: `https://${CANARY}.example/`,
    },
    campaign: { name: c('campaign'), source: c('source') },
    locale: 'de-DE',
    consent: { message: true, proof: { method: c('method'), wording: c('wording') } },
    [c('member')]: c('value'),
  };
  const properties = {
    product_id: c('product'),
    name: c('name'),
    category: c('category'),
    query: c('query'),
    coupon: c('coupon'),
    note: c('note'),
    price: 3.5,
    currency: 'EUR',
  };
  const device = { anonymousId: DEVICE };
  await tell([
    view(DEVICE, { messageId: c('view'), properties, context }),
    {
      type: 'identify',
      messageId: c('claim'),
      ...device,
      userId: c('claimed'),
      traits: { email: `${CANARY}@claimed.example` },
    },
    {
      type: 'track',
      event: 'Cart Updated',
      messageId: c('cart'),
      ...device,
      properties: { cart_id: c('cart'), products: [properties] },
      context,
    },
    {
      type: 'track',
      event: 'Survey Rendered',
      messageId: c('rendered'),
      ...device,
      properties: { survey_id: 'thanks', revision: 1, response_id: c('response') },
    },
    {
      type: 'track',
      event: 'Survey Shown',
      messageId: c('shown'),
      ...device,
      properties: { survey_id: 'thanks', revision: 1, response_id: c('response') },
    },
    {
      type: 'track',
      event: 'Survey Answered',
      messageId: c('answer'),
      ...device,
      properties: {
        survey_id: 'thanks',
        revision: 1,
        response_id: c('response'),
        question_id: 'why',
        edit: 1,
        value: c('words'),
      },
    },
    {
      type: 'track',
      event: 'Survey Completed',
      messageId: c('done'),
      ...device,
      properties: { survey_id: 'thanks', revision: 1, response_id: c('response') },
    },
    {
      type: 'track',
      event: c('event'),
      messageId: c('bad'),
      ...device,
      properties: { price: 'free', currency: 'EUR', note: c('refused') },
    },
  ]);
  await tell(
    [
      {
        type: 'identify',
        messageId: c('identify'),
        userId: USER,
        ...device,
        traits: { email: `${CANARY}@shop.example`, phone: '+491701234567', name: c('name'), [c('trait')]: c('value') },
        context,
      },
      order(c('order'), 12, { userId: USER }, { context }),
    ],
    asServer,
  );
  await tell([order('A-7', 5, { userId: USER })], asServer);
}

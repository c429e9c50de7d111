import type { CampaignDefinition } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { type SimulatedEvent, simulate } from '../testing/index.ts';
import { campaignRecipes } from './campaign-recipes.ts';
import { checkCampaign } from './check-campaign.ts';

const about = (userId: string, timestamp: string) => ({ messageId: `${userId} ${timestamp}`, userId, timestamp });
const signedUp = (userId: string, timestamp: string): SimulatedEvent => ({
  ...about(userId, timestamp),
  type: 'identify',
  traits: { email: `${userId}@shop.test`, email_verified: true },
  context: { consent: { message: true } },
});
const did = (userId: string, timestamp: string, event: string, properties = {}): SimulatedEvent => ({
  ...about(userId, timestamp),
  type: 'track',
  event,
  properties,
});
const filled = { cart_id: 'c1', products: [{ product_id: 'vanilla', price: 3.5, quantity: 2 }] };
const recipe = (id: string): { id: string } & CampaignDefinition => {
  const found = campaignRecipes('EUR').find((one) => one.id === id);
  if (!found) throw new Error(`no recipe ${id}`);
  return { id, ...found.definition };
};
const needed = (id: string, segment: string) => {
  const when = campaignRecipes('EUR').find((one) => one.id === id)?.needs?.segment?.when;
  if (!when) throw new Error(`${id} needs no segment`);
  return [{ id: segment, name: segment, changedIn: 1, when }];
};

describe('a shop’s own test', () => {
  test('a cart left at 22:30 on the night clocks change is reminded of in the morning, and an order cancels the coupon', () => {
    const shop = {
      campaigns: [recipe('cart-abandonment')],
      messaging: { quietHours: { from: '22:00', to: '08:00', messages: 'defer' as const } },
      timeZone: 'Europe/Berlin',
    };
    const happened = simulate(
      shop,
      [
        signedUp('ann', '2026-03-28T21:00:00Z'),
        did('ann', '2026-03-28T21:30:00Z', 'Cart Updated', filled),
        did('ann', '2026-03-29T12:00:00Z', 'Order Completed', { order_id: 'o1', total: 7 }),
      ],
      '2026-03-28T00:00:00Z',
      '2026-04-11T00:00:00Z',
    );
    expect(happened.filter(({ what }) => what === 'sent' || what === 'withheld')).toEqual([
      {
        what: 'withheld',
        at: '2026-03-28T22:15:00.000Z',
        userId: 'ann',
        campaign: 'cart-abandonment',
        step: 'reminder',
        reason: 'quiet_hours',
        until: '2026-03-29T06:00:00.000Z',
      },
      {
        what: 'sent',
        at: '2026-03-29T06:00:00.000Z',
        userId: 'ann',
        campaign: 'cart-abandonment',
        step: 'reminder',
        channel: 'email',
      },
    ]);
    expect(happened.find(({ what }) => what === 'ended')).toMatchObject({
      what: 'ended',
      reason: 'exit',
      at: '2026-03-29T12:00:00.000Z',
    });
  });
});

const sends = (shop: Parameters<typeof simulate>[0], events: SimulatedEvent[]) =>
  simulate(shop, [signedUp('ann', '2026-01-01T09:00:00Z'), ...events], '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z')
    .filter(({ what }) => what === 'sent')
    .map((one) => `${one.at.slice(0, 16)} ${'step' in one ? one.step : ''}`);

describe('the recipe', () => {
  test.each(campaignRecipes('EUR').map((one) => [one.id, one] as const))('%s can be saved as it is', (_id, one) => {
    const { pool, survey, segment } = one.needs ?? {};
    const trigger = one.definition.trigger;
    const segments =
      segment && 'segment' in trigger
        ? [{ id: trigger.segment, name: segment.name, changedIn: 1, when: segment.when }]
        : [];
    const around = { segments, pools: pool ? [pool] : [], surveys: survey ? [survey] : [] };
    expect(checkCampaign(one.definition, around, Date.UTC(2026, 0, 1))).toEqual([]);
  });

  test('cart-abandonment reminds after 45 minutes and offers a coupon a day later', () => {
    const shop = { campaigns: [recipe('cart-abandonment')] };
    expect(sends(shop, [did('ann', '2026-01-02T09:00:00Z', 'Cart Updated', filled)])).toEqual([
      '2026-01-02T09:45 reminder',
      '2026-01-03T09:45 offer',
    ]);
  });

  test('browse-abandonment lets those be who put it into their cart', () => {
    const shop = { campaigns: [recipe('browse-abandonment')] };
    const viewed = did('ann', '2026-01-02T09:00:00Z', 'Product Viewed', { product_id: 'vanilla' });
    expect(sends(shop, [viewed])).toEqual(['2026-01-02T13:00 look-again']);
    expect(sends(shop, [viewed, did('ann', '2026-01-02T09:05:00Z', 'Product Added')])).toEqual([]);
  });

  test('repeat-purchase-reward thanks for the second purchase within 7 days, at most once a week', () => {
    const segments = needed('repeat-purchase-reward', 'repeat-buyers-7-days');
    const shop = { campaigns: [recipe('repeat-purchase-reward')], segments };
    const orders = ['02', '05', '06'].map((day) =>
      did('ann', `2026-01-${day}T09:00:00Z`, 'Order Completed', { order_id: day, total: 9 }),
    );
    expect(sends(shop, orders)).toEqual(['2026-01-05T09:00 reward']);
  });

  test('welcome greets once', () => {
    const up = ['02', '03'].map((day) => did('ann', `2026-01-${day}T09:00:00Z`, 'Signed Up'));
    expect(sends({ campaigns: [recipe('welcome')] }, up)).toEqual(['2026-01-02T09:00 hello']);
  });

  test('win-back writes after 30 days without a visit', () => {
    const shop = { campaigns: [recipe('win-back')], segments: needed('win-back', 'inactive-30-days') };
    expect(sends(shop, [did('ann', '2026-01-02T09:00:00Z', 'Product Viewed')])).toEqual(['2026-02-01T09:00 miss-you']);
  });

  test('detractor-follow-up writes to who would not recommend us', () => {
    const answer = (value: number) =>
      did('ann', `2026-01-02T09:00:0${value}Z`, 'Survey Answered', {
        survey_id: 'nps',
        revision: 1,
        response_id: 'r',
        question_id: 'nps',
        edit: 1,
        value,
      });
    expect(sends({ campaigns: [recipe('detractor-follow-up')] }, [answer(3)])).toEqual(['2026-01-02T09:00 sorry']);
    expect(sends({ campaigns: [recipe('detractor-follow-up')] }, [answer(9)])).toEqual([]);
  });

  test('survey-nudge is cancelled by an answer', () => {
    const shop = { campaigns: [recipe('survey-nudge')] };
    const shown = did('ann', '2026-01-02T09:00:00Z', 'Survey Shown', {
      survey_id: 'nps',
      revision: 1,
      response_id: 'r',
    });
    expect(sends(shop, [shown])).toEqual(['2026-01-04T09:00 nudge']);
    expect(sends(shop, [shown, did('ann', '2026-01-03T09:00:00Z', 'Survey Dismissed')])).toEqual([]);
  });

  test('vip-early-access invites in the morning', () => {
    const shop = { campaigns: [recipe('vip-early-access')], segments: needed('vip-early-access', 'vip') };
    const order = did('ann', '2026-01-02T11:00:00Z', 'Order Completed', { order_id: 'o', total: 600 });
    expect(sends(shop, [order])).toEqual(['2026-01-03T10:00 invitation']);
  });

  test('profile-thanks thanks at most once in 30 days', () => {
    const updated = ['02', '09'].map((day) => did('ann', `2026-01-${day}T09:00:00Z`, 'Profile Updated'));
    expect(sends({ campaigns: [recipe('profile-thanks')] }, updated)).toEqual(['2026-01-02T09:00 thanks']);
  });

  test('seasonal-broadcast reaches who is in its segment when it is their turn, and nobody else', () => {
    const campaign = { ...recipe('seasonal-broadcast') };
    const trigger = { ...campaign.trigger, at: '2026-02-01T06:00:00Z' } as CampaignDefinition['trigger'];
    const shop = {
      campaigns: [{ ...campaign, trigger }],
      segments: needed('seasonal-broadcast', 'everybody-who-ordered'),
    };
    expect(sends(shop, [did('ann', '2026-01-02T11:00:00Z', 'Order Completed', { order_id: 'o', total: 6 })])).toEqual([
      '2026-02-01T10:00 season',
    ]);
    expect(sends(shop, [])).toEqual([]);
  });

  test('birthday comes at nine where the customer is, each year', () => {
    const born = {
      ...signedUp('ann', '2026-01-02T09:00:00Z'),
      traits: { birthday: '1990-03-10', timezone: 'Asia/Tokyo' },
    };
    const shop = { campaigns: [recipe('birthday')] };
    expect(sends(shop, [born as SimulatedEvent])).toEqual(['2026-03-10T00:00 wishes']);
    const years = simulate(
      shop,
      [signedUp('ann', '2026-01-01T09:00:00Z'), born as SimulatedEvent],
      '2026-01-01T00:00:00Z',
      '2028-12-31T00:00:00Z',
    );
    expect(years.filter(({ what }) => what === 'sent').map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-03-10',
      '2027-03-10',
      '2028-03-10',
    ]);
  });

  test('resend-unopened sends once more to who did not open it, whatever else they opened', () => {
    const shop = { campaigns: [recipe('resend-unopened')] };
    const up = did('ann', '2026-01-02T09:00:00Z', 'Signed Up');
    const opened = (campaign: string) =>
      did('ann', '2026-01-03T09:00:00Z', 'Message Opened', { campaign_id: campaign, step_id: 'news' });
    expect(sends(shop, [up])).toEqual(['2026-01-02T09:00 news', '2026-01-04T09:00 again']);
    expect(sends(shop, [up, opened('resend-unopened')])).toEqual(['2026-01-02T09:00 news']);
    expect(sends(shop, [up, opened('other')])).toHaveLength(2);
  });

  test('post-purchase-survey asks for each order once', () => {
    const shop = { campaigns: [recipe('post-purchase-survey')] };
    const order = did('ann', '2026-01-02T09:00:00Z', 'Order Completed', { order_id: 'o', total: 6 });
    const all = simulate(
      shop,
      [signedUp('ann', '2026-01-01T09:00:00Z'), order],
      '2026-01-01T00:00:00Z',
      '2026-02-01T00:00:00Z',
    );
    expect(all.filter(({ what }) => what !== 'timer')).toMatchObject([
      { what: 'started' },
      { what: 'ended', reason: 'completed', at: '2026-01-05T09:00:00.000Z' },
    ]);
  });
});

describe('a campaign that would not work is refused with the place and the reason', () => {
  const around = { segments: [], pools: [], surveys: [] };
  const steps = [
    { id: 'a', do: 'coupon', pool: 'none', else: 'b' },
    { id: 'b', do: 'branch', if: { op: 'inSegment', segment: 'nobody' }, else: 'a' },
    { id: 'b', do: 'send', channels: ['sms'], content: { email: { subject: 's', html: 'h', text: 't' } } },
  ];
  test('each step that leads nowhere or back, asks for what there is not, or has nothing to send', () => {
    const definition = {
      name: 'X',
      trigger: { on: 'segment', segment: 'vip', move: 'entered' },
      entity: 'product',
      steps,
    };
    expect(checkCampaign(definition, around, 0).map(({ path, reason }) => `${path.join('.')}: ${reason}`)).toEqual([
      'trigger.segment: There is no published segment vip.',
      'entity: What begins it is not about one product.',
      'steps.0.pool: There is no coupon pool none.',
      'steps.1.if.segment: There is no segment nobody.',
      'steps.1.else: Step a comes before: steps lead forward only.',
      'steps.2.id: Another step is called b.',
      'steps.2.content: There is nothing to send by sms.',
    ]);
  });

  test('a definition of another form, by what its schema says', () => {
    expect(checkCampaign({ name: '' }, around, 0)[0]).toMatchObject({ path: ['name'], reason: 'must not be empty' });
  });
});

import { describe, expect, test } from 'vitest';
import {
  Campaigner,
  cart,
  cartCampaign,
  DAY_MS,
  did,
  edited,
  greeting,
  HOUR_MS,
  MINUTE_MS,
  mail,
  NOON,
  rulesOf,
  segment,
  wait,
} from '../testing/campaigner.ts';
import { taken, tookOrder } from '../testing/taken.ts';

describe('a campaign', () => {
  test('sends what it promises once its wait is over, and ends', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON, 'c1'));
    expect(ann.wakeAt).toBe(NOON + 45 * MINUTE_MS);
    ann.later(45 * MINUTE_MS);
    expect(ann.claim()).toMatchObject({ outcome: 'send', address: 'ann@shop.test' });
    expect(ann.of('campaign.ended')).toMatchObject([{ reason: 'completed', entity: 'c1' }]);
    expect(ann.wakeAt).toBeUndefined();
  });

  test('is over at once when an exit event comes, and its timer with it', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON, 'c1'));
    ann.tell(tookOrder('o1', 10, NOON + MINUTE_MS));
    expect(ann.of('campaign.ended')).toMatchObject([{ reason: 'exit' }]);
    expect(ann.wakeAt).toBeUndefined();
  });

  test('whose message waits to be claimed when the exit event comes is not sent', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON)).later(45 * MINUTE_MS);
    ann.tell(tookOrder('o1', 10, ann.now));
    expect(ann.claim()).toEqual({ outcome: 'withheld', reason: 'exit' });
    expect(ann.reasons).toEqual(['exit']);
  });

  test('begins nothing for what is late or from history', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() }));
    ann.tell(cart(NOON, 'c1', { late: true }), cart(NOON, 'c2', { historical: true }));
    expect(ann.of('campaign.started')).toEqual([]);
  });

  test('is ended by what is late', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON));
    ann.tell({ ...tookOrder('o1', 10, NOON + MINUTE_MS), receivedAt: NOON + 20 * MINUTE_MS, late: true });
    expect(ann.of('campaign.ended')).toMatchObject([{ reason: 'exit', late: true }]);
  });

  test('about one cart is not ended by another cart’s order', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON, 'c1'));
    ann.tell(tookOrder('o1', 10, NOON + 1, { cart_id: 'c2' }));
    expect(ann.state.campaigns?.running).toHaveLength(1);
  });

  test('with the policy restart waits anew with each update of the cart, and sends once', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign({ reentry: { policy: 'restart' } }) }));
    ann.tell(cart(NOON, 'c1'), cart(NOON + 30 * MINUTE_MS, 'c1'), cart(NOON + 60 * MINUTE_MS, 'c1'));
    ann.until(NOON + 104 * MINUTE_MS);
    expect(ann.asked).toEqual([]);
    ann.until(NOON + 105 * MINUTE_MS).claim();
    ann.tell(cart(ann.now + 1, 'c1')).later(DAY_MS);
    expect(ann.asked).toHaveLength(1);
  });

  test.each([
    ['once', { policy: 'once' as const }, 1],
    ['every', { policy: 'every' as const }, 3],
    ['cooldown', { policy: 'cooldown' as const, span: { amount: 2, unit: 'days' as const } }, 2],
  ])('lets somebody in again as %s says', (_name, reentry, times) => {
    const rules = rulesOf({ hi: greeting({ reentry }) });
    const ann = new Campaigner(rules);
    for (const day of [0, 1, 2]) {
      ann.tell(did('Seen', NOON + day * DAY_MS));
      ann.claim();
    }
    expect(ann.of('delivery.claimed')).toHaveLength(times);
  });

  test('asks its condition at the start and again just before each message', () => {
    const only = { op: 'trait' as const, trait: 'plan', test: { is: 'equal' as const, value: 'gold' } };
    const rules = rulesOf({ cart: cartCampaign({ only }) });
    const bob = new Campaigner(rules).tell(cart(NOON));
    expect(bob.of('campaign.started')).toEqual([]);
    const ann = new Campaigner(rules, NOON, { plan: 'gold' }).tell(cart(NOON)).later(45 * MINUTE_MS);
    ann.tell(taken({ type: 'identify', traits: { plan: 'lead' } }, ann.now));
    expect(ann.claim()).toEqual({ outcome: 'withheld', reason: 'condition' });
  });

  test('begins with a segment and ends nothing silently', () => {
    const vip = segment('vip', { op: 'trait', trait: 'vip', test: { is: 'true' } });
    const campaign = {
      name: 'VIP',
      trigger: { on: 'segment', segment: 'vip', move: 'entered' } as const,
      steps: [mail('m')],
    };
    const ann = new Campaigner(rulesOf({ vip: campaign }, {}, { segments: [vip] }));
    ann.tell(taken({ type: 'identify', traits: { vip: true } }, NOON + 1));
    expect(ann.asked).toHaveLength(1);
  });

  test('begins with a segment that time alone leads into', () => {
    const gone = segment('gone', { op: 'lastDid', event: 'Seen', longerAgo: { amount: 30, unit: 'days' } });
    const campaign = {
      name: 'Gone',
      trigger: { on: 'segment', segment: 'gone', move: 'entered' } as const,
      steps: [mail('m')],
    };
    const ann = new Campaigner(rulesOf({ gone: campaign }, {}, { segments: [gone] })).tell(did('Seen', NOON));
    ann.until(NOON + 30 * DAY_MS);
    expect(ann.of('campaign.started')).toMatchObject([{ at: NOON + 30 * DAY_MS }]);
  });

  test('begins with an answer that fits', () => {
    const trigger = { on: 'survey', survey: 'nps', question: 'nps', test: { is: 'atMost', value: 6 } } as const;
    const ann = new Campaigner(rulesOf({ sorry: { name: 'Sorry', trigger, steps: [mail('m')] } }));
    const answer = (value: number, response: string) =>
      did('Survey Answered', NOON + value, {
        survey_id: 'nps',
        revision: 1,
        response_id: response,
        question_id: 'nps',
        edit: 1,
        value,
      });
    ann.tell(answer(9, 'r1'));
    expect(ann.asked).toHaveLength(0);
    ann.tell(answer(10, 'r2'), answer(11, 'r3'));
    ann.tell({ ...answer(3, 'r4'), at: NOON + 20, receivedAt: NOON + 20 });
    expect(ann.asked).toHaveLength(1);
  });

  test('waits for an event, or for its time to run out', () => {
    const steps = [
      {
        id: 'opens',
        do: 'waitUntil' as const,
        event: { event: 'Opened' },
        timeout: { amount: 1, unit: 'days' as const },
        onTimeout: 'again',
      },
      { id: 'done', do: 'end' as const },
      mail('again'),
    ];
    const rules = rulesOf({ hi: greeting({ steps }) });
    const ann = new Campaigner(rules).tell(did('Seen', NOON), did('Opened', NOON + HOUR_MS));
    expect(ann.of('campaign.advanced')).toMatchObject([{ step: 'opens', by: 'event' }]);
    expect(ann.asked).toHaveLength(0);
    const bob = new Campaigner(rules).tell(did('Seen', NOON)).until(NOON + DAY_MS);
    expect(bob.of('campaign.advanced')).toMatchObject([{ step: 'opens', by: 'timeout' }]);
    expect(bob.asked).toHaveLength(1);
  });

  test('branches, sets traits that segments and further campaigns follow, and tells webhooks', () => {
    const lead = segment('lead', { op: 'trait', trait: 'stage', test: { is: 'equal', value: 'lead' } });
    const rules = rulesOf(
      {
        one: {
          name: 'One',
          trigger: { on: 'event', event: 'Seen' },
          steps: [
            { id: 'is', do: 'branch', if: { op: 'trait', trait: 'plan', test: { is: 'set' } }, else: 'no' },
            { id: 'yes', do: 'webhook', data: { a: 'b' }, next: 'end' },
            { id: 'no', do: 'setTrait', trait: 'stage', value: 'lead' },
            { id: 'end', do: 'end' },
          ],
        },
        two: { name: 'Two', trigger: { on: 'segment', segment: 'lead', move: 'entered' }, steps: [mail('m')] },
      },
      {},
      { segments: [lead] },
    );
    const ann = new Campaigner(rules).tell(did('Seen', NOON));
    expect(ann.state.profile.traits.stage).toBe('lead');
    expect(ann.of('campaign.started').map(({ campaign }) => campaign.id)).toEqual(['one', 'two']);
    const bob = new Campaigner(rules, NOON, { plan: 'gold' }).tell(did('Seen', NOON));
    expect(bob.of('campaign.message')).toMatchObject([{ step: 'yes', data: { a: 'b' } }]);
  });

  test('waits for a time of the customer’s day, and for a date they told', () => {
    const steps = [
      { id: 'morning', do: 'wait' as const, until: { kind: 'time' as const, time: '10:00', weekdays: [1] } },
      mail('m'),
      {
        id: 'birthday',
        do: 'wait' as const,
        until: {
          kind: 'trait' as const,
          trait: 'birthday',
          offset: { direction: 'before' as const, span: { amount: 2, unit: 'days' as const } },
        },
      },
      mail('b'),
    ];
    const rules = rulesOf({ hi: greeting({ steps }) });
    const ann = new Campaigner(rules, NOON, { timezone: 'America/New_York', birthday: '2026-03-01' });
    ann.tell(did('Seen', NOON));
    expect(new Date(ann.wakeAt as number).toISOString()).toBe('2026-01-19T15:00:00.000Z');
    ann.until(ann.wakeAt as number).claim();
    expect(new Date(ann.wakeAt as number).toISOString()).toBe('2026-02-27T00:00:00.000Z');
    const bob = new Campaigner(rules, NOON).tell(did('Seen', NOON));
    bob.until(bob.wakeAt as number).claim();
    expect(bob.of('campaign.ended')).toMatchObject([{ reason: 'no_date' }]);
  });

  test('counts its goal within its window, with what the order came to', () => {
    const goal = { event: { event: 'Order Completed' }, within: { amount: 3, unit: 'days' as const } };
    const ann = new Campaigner(rulesOf({ cart: cartCampaign({ goal }) })).tell(cart(NOON));
    ann.tell(tookOrder('o1', 12.5, NOON + DAY_MS), tookOrder('o2', 12.5, NOON + 2 * DAY_MS));
    expect(ann.of('goal.reached')).toMatchObject([{ value: { currency: 'EUR', minor: 1250 } }]);
  });

  test('leaves out whom it holds out, and still counts their goals', () => {
    const goal = { event: { event: 'Order Completed' }, within: { amount: 3, unit: 'days' as const } };
    for (const rules of [
      rulesOf({ cart: cartCampaign({ goal, holdout: 10_000 }) }),
      rulesOf({ cart: cartCampaign({ goal }) }, { globalHoldout: 10_000 }),
    ]) {
      const ann = new Campaigner(rules).tell(cart(NOON)).later(DAY_MS);
      expect(ann.of('campaign.started')).toMatchObject([{ held: expect.any(String) }]);
      expect(ann.asked).toEqual([]);
      ann.tell(tookOrder('o1', 5, ann.now));
      expect(ann.of('goal.reached')).toHaveLength(1);
    }
    const exempt = rulesOf({ cart: cartCampaign({ ignoresGlobalHoldout: true }) }, { globalHoldout: 10_000 });
    expect(new Campaigner(exempt).tell(cart(NOON)).state.campaigns?.running).toHaveLength(1);
  });

  test('gives a coupon for what trusted callers told alone', () => {
    const steps = [{ id: 'gift', do: 'coupon' as const, pool: 'p' }, mail('m')];
    const definition = { name: 'Gift', trigger: { on: 'event', event: 'Seen' } as const, steps };
    const forged = { ...did('Seen', NOON), trusted: false };
    const ann = new Campaigner(rulesOf({ gift: definition })).tell(forged);
    expect(ann.of('coupon.withheld')).toMatchObject([{ reason: 'unproven' }]);
    expect(ann.of('campaign.ended')).toMatchObject([{ reason: 'no_coupon' }]);
    expect(new Campaigner(rulesOf({ gift: definition })).tell(did('Seen', NOON)).of('coupon.issued')).toHaveLength(1);
    const open = rulesOf({ gift: definition }, {}, { rewards: 'any' });
    expect(new Campaigner(open).tell({ ...forged, key: 'other' }).of('coupon.issued')).toHaveLength(1);
  });

  test('gives nothing for orders that a browser forged', () => {
    const within = { kind: 'last' as const, amount: 7, unit: 'days' as const };
    const regulars = segment('regulars', {
      op: 'did',
      event: 'Order Completed',
      is: { is: 'atLeast', value: 2 },
      within,
    });
    const gift = {
      name: 'Gift',
      trigger: { on: 'segment', segment: 'regulars', move: 'entered' } as const,
      steps: [{ id: 'gift', do: 'coupon' as const, pool: 'p' }, mail('m')],
    };
    const rules = rulesOf({ gift }, {}, { segments: [regulars] });
    const ann = new Campaigner(rules);
    ann.tell({ ...tookOrder('o1', 5, NOON), trusted: false }, { ...tookOrder('o2', 5, NOON + 1), trusted: false });
    expect(ann.of('coupon.withheld')).toHaveLength(1);
    const bob = new Campaigner(rules).tell(tookOrder('o1', 5, NOON), tookOrder('o2', 5, NOON + 1));
    expect(bob.of('coupon.issued')).toHaveLength(1);
  });

  test('finishes on the version it began on', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON));
    ann.rules = edited(ann.rules, cartCampaign({ steps: [wait('other', 5), mail('else')] }));
    ann.later(45 * MINUTE_MS);
    expect(ann.claim()).toMatchObject({ outcome: 'send', step: { id: 'mail' } });
    ann.tell(cart(ann.now, 'c9')).later(5 * MINUTE_MS);
    expect(ann.claim()).toMatchObject({ outcome: 'send', step: { id: 'else' } });
  });

  test('that is paused begins nothing and sends nothing; one that is archived is over', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON)).later(45 * MINUTE_MS);
    const [one] = ann.rules.campaigns ?? [];
    if (!one) throw new Error('no campaign');
    ann.rules = { ...ann.rules, version: 2, campaigns: [{ ...one, status: 'paused' }] };
    expect(ann.claim()).toEqual({ outcome: 'withheld', reason: 'paused' });
    const bob = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON));
    bob.rules = { ...bob.rules, version: 2, campaigns: [] };
    bob.later(45 * MINUTE_MS);
    expect(bob.of('campaign.ended')).toMatchObject([{ reason: 'archived' }]);
    expect(bob.asked).toEqual([]);
  });
});

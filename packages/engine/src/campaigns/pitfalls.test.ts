import { describe, expect, test } from 'vitest';
import { absorb } from '../merge/absorb.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { step } from '../step.ts';
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
import { mergeCampaigns } from './merge-campaigns.ts';

const at = (text: string) => Date.parse(text);

describe('what goes wrong elsewhere does not here:', () => {
  test('a checkout that arrives after its order starts no reminder', () => {
    const checkout = cartCampaign({ trigger: { on: 'event', event: 'Checkout Started' } });
    const ann = new Campaigner(rulesOf({ cart: checkout })).tell(tookOrder('o1', 5, NOON + 5 * MINUTE_MS));
    ann.tell({ ...did('Checkout Started', NOON), receivedAt: NOON + 6 * MINUTE_MS });
    expect(ann.of('campaign.started')).toEqual([]);
  });

  test('the same event twice, also twice in one batch, begins one enrolment', () => {
    const rules = rulesOf({
      hi: greeting({ reentry: { policy: 'every' } }),
    });
    const ann = new Campaigner(rules);
    const seen = did('Seen', NOON);
    const remembered = new Set<string>();
    for (const events of [[seen, seen], [seen]]) {
      const decision = step(ann.state, { kind: 'events', events }, rules, NOON, (key) => remembered.has(key));
      for (const key of decision.keys) remembered.add(key);
      ann.take(decision);
    }
    expect(ann.of('campaign.started')).toHaveLength(1);
    expect(ann.asked).toHaveLength(1);
  });

  test('two campaigns in the same second cannot both take the last place under a cap', () => {
    const one = { name: 'One', trigger: { on: 'event', event: 'Seen' } as const, steps: [mail('m')] };
    const caps = [{ most: 1, within: { kind: 'last' as const, amount: 1, unit: 'hours' as const } }];
    const ann = new Campaigner(rulesOf({ one, two: { ...one, name: 'Two' } }, { caps })).tell(did('Seen', NOON));
    expect(ann.asked).toHaveLength(2);
    const answers = ann.asked.map((message) => ann.claim(message).outcome);
    expect(answers).toEqual(['send', 'withheld']);
    expect(ann.reasons).toEqual(['cap']);
  });

  test.each([
    ['2026-03-28T20:45:00Z', '2026-03-29T05:00:00.000Z', 'put forward'],
    ['2026-10-24T19:45:00Z', '2026-10-25T06:00:00.000Z', 'put back'],
  ])('a cart left at 21:45 on the night clocks change is reminded of at seven in the morning (%s)', (left, morning) => {
    const quietHours = { from: '22:00', to: '07:00', messages: 'defer' as const };
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() }, { quietHours }), at(left)).tell(cart(at(left)));
    ann.later(12 * HOUR_MS);
    expect(ann.of('delivery.requested')).toMatchObject([{ at: at(morning) }]);
    expect(ann.of('delivery.withheld')).toMatchObject([{ reason: 'quiet_hours', until: at(morning) }]);
  });

  test('a zone that changes while a message waits counts from then on', () => {
    const quietHours = { from: '22:00', to: '07:00', messages: 'defer' as const };
    const night = at('2026-01-15T22:00:00Z');
    const rules = rulesOf({ hi: greeting() }, { quietHours });
    const ann = new Campaigner(rules, night).tell(did('Seen', night));
    ann.tell(taken({ type: 'identify', traits: { timezone: 'America/Los_Angeles' } }, night + HOUR_MS));
    // Seven in Berlin is ten in the evening in Los Angeles.
    ann.until(at('2026-01-16T06:00:00Z'));
    expect(ann.asked).toEqual([]);
    ann.until(at('2026-01-16T15:00:00Z'));
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
  });

  test('a deferral does not outlive its time', () => {
    const quietHours = { from: '08:00', to: '07:59', messages: 'defer' as const };
    const expires = { amount: 2, unit: 'hours' as const };
    const rules = rulesOf({ hi: greeting({}, { expires }) }, { quietHours });
    expect(new Campaigner(rules).tell(did('Seen', NOON)).reasons).toEqual(['expired']);
  });

  test('a deferral does not outlive its campaign', () => {
    const quietHours = { from: '08:00', to: '20:00', messages: 'defer' as const };
    const rules = rulesOf({ hi: greeting() }, { quietHours });
    const ann = new Campaigner(rules).tell(did('Seen', NOON));
    ann.rules = { ...rules, version: 2, campaigns: [] };
    ann.later(DAY_MS);
    expect(ann.asked).toEqual([]);
    expect(ann.of('campaign.ended')).toMatchObject([{ reason: 'archived' }]);
  });

  test('editing a live campaign leaves those in it on their version', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON));
    ann.rules = edited(ann.rules, cartCampaign({ steps: [wait('wait', 1)] }));
    ann.later(45 * MINUTE_MS);
    expect(ann.of('delivery.requested')).toMatchObject([{ campaign: { version: 1 } }]);
  });

  test('a segment that is edited lets those in who match silently, and begins nothing for them', () => {
    const when = { op: 'trait' as const, trait: 'plan', test: { is: 'set' as const } };
    const campaign = {
      name: 'VIP',
      trigger: { on: 'segment', segment: 'vip', move: 'entered' } as const,
      steps: [mail('m')],
    };
    const ann = new Campaigner(rulesOf({ vip: campaign }, {}, { segments: [] }), NOON, { plan: 'gold' });
    ann.rules = { ...ann.rules, version: 2, segments: [{ ...segment('vip', when), changedIn: 2 }] };
    ann.tell(did('Seen', NOON + 1));
    expect(ann.of('segment.entered')).toMatchObject([{ silent: true }]);
    expect(ann.of('campaign.started')).toEqual([]);
  });

  test('“has not opened” is asked of the person and not of each event', () => {
    const only = { op: 'didNot' as const, event: 'Email Opened' };
    const rules = rulesOf({
      again: { name: 'Again', trigger: { on: 'event', event: 'Seen' }, only, steps: [mail('m')] },
    });
    const ann = new Campaigner(rules).tell(did('Email Opened', NOON), did('Other', NOON + 1), did('Seen', NOON + 2));
    expect(ann.of('campaign.started')).toEqual([]);
  });

  test('an enrolment of a device goes on at its user, with the same draws, and ends by what the user does', () => {
    const rules = rulesOf({ cart: cartCampaign() });
    const device: CustomerState = step(
      newCustomer('demo', 'a', 'ann', NOON),
      { kind: 'events', events: [cart(NOON, 'c1')] },
      rules,
      NOON,
      () => false,
    ).state;
    const user = new Campaigner(rules, NOON + 1);
    const { state } = absorb(user.state, device, []);
    expect(state.campaigns?.running).toHaveLength(1);
    expect(state.firstId).toBe('ann');
    const both = absorb({ ...user.state, campaigns: device.campaigns as never }, device, []).state;
    expect(both.campaigns?.running).toHaveLength(1);
  });

  test('nobody is in a campaign twice once their devices are one, and what either got counts', () => {
    const rules = rulesOf({ cart: cartCampaign({ steps: [mail('m')] }) });
    const [one, other] = [NOON, NOON + 1].map((now) => new Campaigner(rules, now).tell(cart(now, 'c1')));
    const { campaigns } = mergeCampaigns(one?.state.campaigns, other?.state.campaigns);
    expect(campaigns?.running).toHaveLength(1);
    expect(campaigns?.messages.map(({ over }) => over)).toEqual([undefined, 'merged']);
  });
});

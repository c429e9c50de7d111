import { describe, expect, test } from 'vitest';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerKind, type CustomerState, newCustomer, type Profile } from '../state.ts';
import { type Decision, step } from '../step.ts';
import { taken, tookOrder } from '../testing/taken.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const MINUTE_MS = 60_000;
const rules: Rules = {
  version: 1,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  surveys: [],
  segments: [
    {
      id: 'buyers',
      name: 'Buyers',
      changedIn: 1,
      include: 'everyone',
      when: { op: 'did', event: 'Order Completed' },
    },
    { id: 'half', name: 'Half', changedIn: 1, when: { op: 'bucket', salt: 's', from: 0, to: 5_000 } },
  ],
};

function living(kind: CustomerKind, id: string, ...events: TakenEvent[]): CustomerState {
  const state = newCustomer('demo', kind, id, NOW);
  return step(state, { kind: 'events', events }, rules, NOW, () => false).state;
}
const user = (...events: TakenEvent[]) => living('u', 'u1', taken({ type: 'page' }, NOW), ...events);
const device = (...events: TakenEvent[]) =>
  living('a', 'd1', ...events.map((event) => ({ ...event, event: { ...event.event, anonymousId: 'd1' } })));

function merged(mine: CustomerState, theirs: CustomerState): Decision {
  const noted = { ...mine, absorbing: [{ merge: 1, anonymousId: theirs.id, cause: 'said' }] };
  const input = { kind: 'absorb' as const, merge: 1, from: 'a', into: 'u', device: theirs, both: [] };
  return step(noted, input, rules, NOW, () => false);
}
const profileOf = (mine: CustomerState, theirs: CustomerState): Profile => merged(mine, theirs).state.profile;

const told = (at: number, trusted: boolean): Partial<TakenEvent> => ({ receivedAt: NOW, trusted, at });
const consent = (at: number, given: Record<string, unknown>) =>
  taken({ type: 'page', context: { consent: given } }, at);
const traits = (given: Record<string, unknown>, trusted: boolean, at = NOW) =>
  taken({ type: 'identify', traits: given }, at, told(at, trusted));
const cart = (product: string, at: number) =>
  taken({ event: 'Cart Updated', properties: { products: [{ product_id: product, price: 2 }] } }, at);

describe('of two profiles', () => {
  test('the cart is the newer by event time, and an order after it empties it', () => {
    expect(profileOf(user(cart('old', NOW - 2)), device(cart('new', NOW - 1))).cart?.products[0]?.productId).toBe(
      'new',
    );
    expect(profileOf(user(cart('new', NOW - 1)), device(cart('old', NOW - 2))).cart?.products[0]?.productId).toBe(
      'new',
    );
    expect(profileOf(user(tookOrder('1', 5, NOW - 1)), device(cart('old', NOW - 2))).cart).toBeUndefined();
    expect(profileOf(user(tookOrder('1', 5, NOW - 2)), device(cart('new', NOW - 1))).cart).toBeDefined();
  });

  test('a refusal on either side is one, whenever it was said; a grant alone comes along', () => {
    const said = profileOf(
      user(consent(NOW, { message: true, share: false })),
      device(consent(NOW - MINUTE_MS, { message: false, share: true, measure: true })),
    ).consent;
    expect(said).toEqual({
      message: { granted: false, at: NOW - MINUTE_MS },
      share: { granted: false, at: NOW },
      measure: { granted: true, at: NOW - MINUTE_MS },
    });
  });

  test('a refusal of all messages refuses each channel, and what changed for the user is told', () => {
    const { state, facts } = merged(
      user(consent(NOW, { channels: { email: true } })),
      device(consent(NOW - MINUTE_MS, { message: false })),
    );
    expect(state.profile.consent?.['message:email']?.granted).toBe(false);
    const changes = facts.flatMap((fact) => (fact.type === 'consent.changed' ? [fact.consent] : []));
    expect(changes).toEqual([
      { subject: 'message', granted: false },
      { subject: 'message:email', granted: false, before: true },
    ]);
  });

  test('claims stay claims, and what the shop told of the user wins', () => {
    const { traits: kept, claims } = profileOf(
      user(traits({ plan: 'gold' }, true)),
      device(traits({ plan: 'silver', size: 'L' }, true), traits({ email: 'claimed@shop.example' }, false)),
    );
    expect(kept).toEqual({ plan: 'gold', size: 'L' });
    expect(claims).toEqual({ traits: { email: 'claimed@shop.example' } });
  });

  test('an address is the one the shop told last', () => {
    const contacts = (email: string, at: number) => traits({ email }, true, at);
    const later = profileOf(user(contacts('old@a.example', NOW - 2)), device(contacts('new@a.example', NOW - 1)));
    expect(later.contacts?.email?.address).toBe('new@a.example');
    const earlier = profileOf(user(contacts('new@a.example', NOW - 1)), device(contacts('old@a.example', NOW - 2)));
    expect(earlier.contacts?.email?.address).toBe('new@a.example');
  });

  test('a visit during which somebody signed in is one visit', () => {
    const visit = (id: string, at: number) => taken({ type: 'page', context: { session: { id } } }, at);
    const both = profileOf(
      living('u', 'u1', visit('s2', NOW)),
      device(visit('s1', NOW - 90 * MINUTE_MS), visit('s2', NOW - MINUTE_MS)),
    );
    expect(both.sessions).toMatchObject({ count: 2, startedAt: NOW - MINUTE_MS, lastAt: NOW, ids: ['s1', 's2'] });
  });

  test('how they came is the first touch of either and the last of either', () => {
    const landed = (name: string, at: number) => taken({ type: 'page', context: { campaign: { name } } }, at);
    const { attribution } = profileOf(
      user(landed('spring', NOW - 5)),
      device(landed('ad', NOW - 9), landed('mail', NOW)),
    );
    expect([attribution?.first.campaign?.name, attribution?.last.campaign?.name]).toEqual(['ad', 'mail']);
  });

  test('who finished a survey on one of them is not asked again', () => {
    const survey = (event: string, response_id: string, at: number) =>
      taken({ event, properties: { survey_id: 's', revision: 1, response_id } }, at);
    const { surveys } = profileOf(
      user(survey('Survey Shown', 'later', NOW)),
      device(survey('Survey Completed', 'earlier', NOW - MINUTE_MS)),
    );
    expect(surveys.s).toMatchObject({ responseId: 'earlier', completedAt: NOW - MINUTE_MS });
  });

  test('of an answer told to both the highest edit counts', () => {
    const answer = (edit: number, value: number) =>
      taken(
        {
          event: 'Survey Answered',
          properties: { survey_id: 's', revision: 1, response_id: 'r', question_id: 'nps', edit, value },
        },
        NOW,
      );
    expect(profileOf(user(answer(1, 9)), device(answer(2, 3))).surveys.s?.answers.nps).toMatchObject({ value: 3 });
    expect(profileOf(user(answer(2, 3)), device(answer(1, 9))).surveys.s?.answers.nps).toMatchObject({ value: 3 });
  });
});

describe('orders', () => {
  test('told by both count once, with the server’s values, in totals, days and history alike', () => {
    const byBrowser = { ...tookOrder('1', 10, NOW), trusted: false };
    const { profile, history } = merged(user(tookOrder('1', 12, NOW - 1)), device(byBrowser)).state;
    expect(profile.spent.EUR).toMatchObject({ orders: 1, revenueMinor: 1_200, provenMinor: 1_200 });
    expect(profile.counts['Order Completed']).toBe(1);
    expect(history.events.filter(([name]) => history.names[name] === 'Order Completed')).toHaveLength(1);
  });

  test('that were taken back on one side do not come back from the other', () => {
    const mine = user();
    mine.profile.retractedOrders = ['1'];
    const { profile } = merged(mine, device({ ...tookOrder('1', 10, NOW), trusted: false })).state;
    expect(profile.orders).toEqual([]);
    expect(profile.spent).toEqual({});
    expect(profile.retractedOrders).toEqual(['1']);
  });

  test('are paid back by a refund that the other side was told of', () => {
    const refund = taken({ event: 'Order Refunded', properties: { order_id: '1', total: 4 } }, NOW);
    const { state, facts } = merged(user(refund), device(tookOrder('1', 10, NOW - 1)));
    expect(state.profile.spent.EUR).toMatchObject({ revenueMinor: 600, refundedMinor: 400 });
    expect(state.profile.refunds).toBeUndefined();
    expect(facts.map(({ type }) => type)).toContain('order.refunded');
  });
});

describe('segments', () => {
  test('are decided anew, and each move is told with what led to it', () => {
    const { state, facts } = merged(user(), device(tookOrder('1', 10, NOW)));
    expect(state.segments.marks.buyers?.[0]).toBe(NOW);
    expect(facts.filter(({ type }) => type === 'segment.entered')).toMatchObject([
      { cause: 'said', at: NOW, segment: { id: 'buyers' } },
    ]);
  });

  test('random ones are drawn from the id somebody was first known by', () => {
    const mine = living('u', 'u1', taken({ type: 'page' }, NOW));
    const theirs = device(taken({ type: 'page' }, NOW - MINUTE_MS));
    expect(merged(mine, theirs).state.firstId).toBe('d1');
    const later = { ...theirs, profile: { ...theirs.profile, firstSeenAt: NOW + 1 } };
    expect(merged(mine, later).state.firstId).toBe('u1');
  });
});

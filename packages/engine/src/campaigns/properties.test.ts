import type { CampaignDefinition, CampaignStep, MessageCap, MessagingRules, QuietHours } from '@footfall/contract';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Campaigner, cart, did, HOUR_MS, MINUTE_MS, mail, NOON, rulesOf, wait } from '../testing/campaigner.ts';
import { tookOrder } from '../testing/taken.ts';
import { armOf } from './draws.ts';
import { localClock } from './local-clock.ts';
import { isQuiet } from './quiet-until.ts';

const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kolkata'];
/** A day before Europe's clocks change. */
const NEAR_DST = Date.UTC(2026, 2, 28, 9);

type Deed =
  | { do: 'cart'; cart: string }
  | { do: 'order' | 'seen' | 'claim' | 'claim again' | 'refuse' }
  | { do: 'pass'; minutes: number };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ do: fc.constant('cart' as const), cart: fc.constantFrom('c1', 'c2', 'c3') }),
  fc.record({ do: fc.constantFrom('order' as const, 'seen', 'claim', 'claim', 'claim', 'claim again', 'refuse') }),
  fc.record({ do: fc.constant('pass' as const), minutes: fc.integer({ min: 1, max: 600 }) }),
);
const cap: fc.Arbitrary<MessageCap> = fc.oneof(
  fc.record({
    most: fc.integer({ min: 0, max: 3 }),
    within: fc.record({
      kind: fc.constant('last' as const),
      amount: fc.integer({ min: 1, max: 30 }),
      unit: fc.constant('hours' as const),
    }),
  }),
  fc.record({
    most: fc.integer({ min: 1, max: 2 }),
    channel: fc.constantFrom('email' as const, 'sms' as const),
    within: fc.record({ kind: fc.constant('days' as const), days: fc.integer({ min: 1, max: 2 }) }),
  }),
  fc.record({
    most: fc.integer({ min: 1, max: 2 }),
    tag: fc.constant('promo'),
    within: fc.record({
      kind: fc.constant('last' as const),
      amount: fc.integer({ min: 1, max: 2 }),
      unit: fc.constant('days' as const),
    }),
  }),
);
const clock = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom('00', '30'))
  .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
const quietHours: fc.Arbitrary<QuietHours> = fc
  .record({ from: clock, to: clock, messages: fc.constantFrom('defer' as const, 'drop' as const) })
  .filter(({ from, to }) => from !== to);
const messaging: fc.Arbitrary<MessagingRules> = fc.record(
  { caps: fc.array(cap, { maxLength: 2 }), quietHours },
  { requiredKeys: [] },
) as fc.Arbitrary<MessagingRules>;
const steps: fc.Arbitrary<CampaignStep[]> = fc
  .array(
    fc.oneof(
      fc.integer({ min: 1, max: 300 }).map(
        (minutes) =>
          (id: string): CampaignStep =>
            wait(id, minutes),
      ),
      fc
        .record({
          onCap: fc.constantFrom('skip' as const, 'defer' as const),
          promo: fc.boolean(),
          channel: fc.constantFrom('email' as const, 'sms' as const),
        })
        .map(
          ({ onCap, promo, channel }) =>
            (id: string): CampaignStep =>
              mail(id, { onCap, channels: [channel], ...(promo ? { tags: ['promo'] } : {}) }),
        ),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((makers) => makers.map((make, index) => make(`s${index}`)));
const definition: fc.Arbitrary<CampaignDefinition> = fc
  .record({ steps, restart: fc.boolean() })
  .map(({ steps: all, restart }) => ({
    name: 'Cart',
    trigger: { on: 'event', event: 'Cart Updated' },
    entity: 'cart',
    reentry: { policy: restart ? 'restart' : 'once' },
    exit: [{ event: 'Order Completed' }],
    steps: all,
  }));
const lives = fc.record({
  campaigns: fc.array(definition, { minLength: 1, maxLength: 2 }),
  limits: messaging,
  zone: fc.constantFrom(...ZONES),
  deeds: fc.array(deed, { minLength: 5, maxLength: 40 }),
});

interface Granted {
  message: string;
  at: number;
  channel: string;
  tags: string[];
  key: string;
  entity: string;
}

/** Lives through deeds, and notes each message that might have gone out: those handed on and not refused. */
function live({ campaigns, limits, zone, deeds }: typeof lives extends fc.Arbitrary<infer T> ? T : never) {
  const named = Object.fromEntries(campaigns.map((one, index) => [`campaign${index}`, one]));
  const ann = new Campaigner(rulesOf(named, limits), NEAR_DST, { timezone: zone });
  const granted = new Map<string, Granted>();
  let orderedAt = Number.NEGATIVE_INFINITY;
  const exits = new Map<string, number>();
  let claimedAfterExit = false;
  let made = 0;
  const claim = (message: string | undefined) => {
    if (message === undefined) return;
    const answer = ann.claim(message);
    if (answer.outcome !== 'send') return;
    const { run, campaign, entity = '', step, channel, at } = answer.message;
    if (orderedAt >= at) claimedAfterExit = true;
    const known = granted.get(message);
    granted.set(
      message,
      known ?? {
        message,
        at: ann.now,
        channel,
        tags: answer.step.tags ?? [],
        key: `${campaign} ${entity} ${step}`,
        entity,
      },
    );
    exits.set(run, at);
  };
  for (const one of deeds) {
    made += 1;
    if (one.do === 'pass') ann.later(one.minutes * MINUTE_MS);
    if (one.do === 'cart') ann.tell(cart(ann.now, one.cart));
    if (one.do === 'seen') ann.tell(did('Seen', ann.now));
    if (one.do === 'order') {
      ann.later(1);
      ann.tell(tookOrder(`o${made}`, 5, ann.now));
      orderedAt = ann.now;
      ann.later(1);
    }
    if (one.do === 'claim') claim(ann.asked.at(-1));
    if (one.do === 'claim again') for (const message of ann.asked) claim(message);
    if (one.do === 'refuse') {
      const last = [...granted.keys()].at(-1);
      if (last !== undefined && ann.now - (granted.get(last)?.at ?? 0) < HOUR_MS) {
        ann.giveBack(last, 'refused');
        if (ann.state.campaigns?.messages.find(({ id }) => id === last)?.over === 'refused') granted.delete(last);
      }
    }
  }
  return { ann, granted: [...granted.values()], claimedAfterExit };
}

const RUNS = { numRuns: 400 };

/** Two cores may be busy with other tests. */
describe('whatever happens to a customer', { timeout: 60_000 }, () => {
  test('no cap is ever exceeded', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { granted } = live(life);
        for (const { most, channel, tag, within } of life.limits.caps ?? []) {
          const counted = granted
            .filter((one) => (!channel || one.channel === channel) && (!tag || one.tags.includes(tag)))
            .sort((one, other) => one.at - other.at);
          for (const { at } of counted) {
            const inWindow = counted.filter((one) => one.at <= at && sameWindow(one.at, at, within, life.zone));
            expect(inWindow.length).toBeLessThanOrEqual(most);
          }
        }
      }),
      RUNS,
    );
  });

  test('nothing is handed on in quiet hours', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { quietHours: quiet } = life.limits;
        if (quiet) for (const { at } of live(life).granted) expect(isQuiet(quiet, life.zone, at)).toBe(false);
      }),
      RUNS,
    );
  });

  test('nothing is handed on after an exit event', () => {
    fc.assert(
      fc.property(lives, (life) => {
        expect(live(life).claimedAfterExit).toBe(false);
      }),
      RUNS,
    );
  });

  test('nothing is handed on twice for one campaign, entity and step', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const keys = live(life).granted.map(({ key }) => key);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      RUNS,
    );
  });

  test('every enrolment ends, or waits for a stated instant', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { ann } = live(life);
        for (const { until } of ann.state.campaigns?.running ?? []) expect(until).toBeGreaterThan(ann.now);
        if ((ann.state.campaigns?.running.length ?? 0) > 0) expect(ann.wakeAt).toBeDefined();
        ann.later(60 * 24 * HOUR_MS);
        expect(ann.state.campaigns?.running ?? []).toEqual([]);
        const ended = new Set(ann.of('campaign.ended').map(({ run }) => run));
        for (const { run } of ann.of('campaign.started')) expect(ended).toContain(run);
      }),
      RUNS,
    );
  });

  test('every message that was asked for is handed on, or withheld with a reason', () => {
    fc.assert(
      fc.property(lives, (life) => {
        const { ann } = live(life);
        ann.later(60 * 24 * HOUR_MS);
        const settled = new Set(
          [...ann.of('delivery.claimed'), ...ann.of('delivery.withheld')].map(({ message }) => message),
        );
        for (const message of ann.asked) expect(settled).toContain(message);
      }),
      RUNS,
    );
  });
});

describe('a split', () => {
  const arms = [
    { name: 'a', weight: 1, to: 'x' },
    { name: 'b', weight: 3, to: 'y' },
  ];

  test('divides people by its weights', () => {
    const people = 20_000;
    let inA = 0;
    for (let index = 0; index < people; index += 1) {
      if (armOf('c', { id: 's', do: 'split', arms }, `user-${index}`).name === 'a') inA += 1;
    }
    // Four standard deviations of a draw with p = 1/4.
    const tolerance = 4 * Math.sqrt((0.25 * 0.75) / people);
    expect(Math.abs(inA / people - 0.25)).toBeLessThan(tolerance);
  });

  test('draws the same arm each time, and of another campaign another', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (id) => {
        const arm = () => armOf('c', { id: 's', do: 'split', arms }, id).name;
        expect(arm()).toBe(arm());
      }),
    );
    const differs = Array.from({ length: 200 }, (_, index) => `user-${index}`).some(
      (id) =>
        armOf('c', { id: 's', do: 'split', arms }, id).name !== armOf('d', { id: 's', do: 'split', arms }, id).name,
    );
    expect(differs).toBe(true);
  });
});

function sameWindow(then: number, now: number, within: MessageCap['within'], zone: string): boolean {
  if (within.kind === 'last') {
    const unit = within.unit === 'hours' ? HOUR_MS : 24 * HOUR_MS;
    return then > now - within.amount * unit;
  }
  const day = (at: number) => Date.parse(`${localClock(at, zone).date}T00:00:00Z`) / (24 * HOUR_MS);
  return day(now) - day(then) < within.days;
}

test('the clock of these tests is that of the fixtures', () => {
  expect(NOON).toBeLessThan(NEAR_DST);
});

import type { SegmentCondition, SegmentRule } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import type { Input, TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerKind, type CustomerState, newCustomer } from '../state.ts';
import { step } from '../step.ts';
import { taken, tookOrder } from '../testing/taken.ts';
import { preview } from './preview.ts';
import { type Part, segmentPlan, touchedPlaces } from './segment-plan.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR_MS = 60 * 60_000;
const page = (at: number, extra: Partial<TakenEvent> = {}) => taken({ type: 'page' }, at, extra);
const active: SegmentCondition = { op: 'did', event: 'page', within: { kind: 'last', amount: 1, unit: 'hours' } };
const idle: SegmentCondition = { op: 'didNot', event: 'page', within: { kind: 'last', amount: 1, unit: 'hours' } };

function rulesOf(segments: Record<string, SegmentCondition | Partial<SegmentRule>>, version = 1): Rules {
  const rules = Object.entries(segments).map(([id, one]): SegmentRule => {
    const base = { id, name: id.toUpperCase(), changedIn: 1 };
    return 'op' in one ? { ...base, when: one } : { ...base, when: active, ...one };
  });
  return { version, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [], segments: rules };
}

function decide(state: CustomerState, rules: Rules, now: number, ...events: TakenEvent[]) {
  const input: Input = events.length > 0 ? { kind: 'events', events } : { kind: 'wake' };
  return step(state, input, rules, now, () => false);
}

const somebody = (kind: CustomerKind = 'u') => newCustomer('demo', kind, 'u1', NOW);
const told = (decision: ReturnType<typeof decide>) =>
  decision.facts
    .filter(({ type }) => type !== 'event.accepted')
    .map((fact) => ({ ...fact, sequence: undefined, cause: undefined }));

describe('what an event changes is told with it', () => {
  test('after its own acceptance, with its cause and since when', () => {
    const event = page(NOW);
    const { facts, wakeAt } = decide(somebody(), rulesOf({ active }), NOW, event);
    expect(facts.map(({ sequence, type }) => [sequence, type])).toEqual([
      [1, 'event.accepted'],
      [2, 'segment.entered'],
    ]);
    expect(facts[1]).toEqual({
      sequence: 2,
      at: NOW,
      cause: event.event.messageId,
      type: 'segment.entered',
      segment: { id: 'active', name: 'ACTIVE' },
      since: NOW,
    });
    expect(wakeAt).toBe(NOW + HOUR_MS);
  });

  test('late and historical news moves people, and says that it is late or history', () => {
    const ordered = rulesOf({ ordered: { op: 'did', event: 'Order Completed' } });
    for (const mark of ['late', 'historical'] as const) {
      const { facts } = decide(somebody(), ordered, NOW, { ...tookOrder('1', 5, NOW - 1_000 * HOUR_MS), [mark]: true });
      expect(facts.at(-1)).toMatchObject({ type: 'segment.entered', at: NOW, since: NOW, [mark]: true });
    }
  });

  test('an order taken back takes its customer out again', () => {
    const payer = rulesOf({ payer: { op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 5 } } });
    const rules: Rules = { ...payer, rewards: 'any' };
    const { state } = decide(somebody(), rules, NOW, { ...tookOrder('1', 5, NOW), trusted: false });
    const { facts } = step(state, { kind: 'retract-order', orderId: '1' }, rules, NOW, () => false);
    expect(facts.map(({ type }) => type)).toEqual(['order.retracted', 'segment.left']);
  });

  test('one segment may ask about another, in whatever order they are written', () => {
    const rules = rulesOf({ quiet: { op: 'not', of: { op: 'inSegment', segment: 'active' } }, active });
    const entered = decide(somebody(), rules, NOW, page(NOW));
    expect(told(entered).map((fact) => 'segment' in fact && fact.segment.id)).toEqual(['active']);
    const left = decide(entered.state, rules, NOW + HOUR_MS);
    expect(left.facts).toMatchObject([
      { type: 'segment.left', segment: { id: 'active' }, at: NOW + HOUR_MS },
      { type: 'segment.entered', segment: { id: 'quiet' }, at: NOW + HOUR_MS },
    ]);
  });
});

describe('what time changes is told at its own instant', () => {
  test('however late somebody looks, and each flip by itself', () => {
    const rules = rulesOf({ active, idle });
    const { state } = decide(somebody(), rules, NOW, page(NOW));
    const late = decide(state, rules, NOW + 9 * HOUR_MS);
    expect(late.facts.map(({ type, at }) => [type, at - NOW])).toEqual([
      ['segment.left', HOUR_MS],
      ['segment.entered', HOUR_MS],
    ]);
    expect(late.changed).toBe(true);
    expect(late.wakeAt).toBeUndefined();
  });

  test('woken too early nothing has changed, and the alarm is still wanted', () => {
    const rules = rulesOf({ active });
    const { state } = decide(somebody(), rules, NOW, page(NOW));
    const early = decide(state, rules, NOW + HOUR_MS - 1);
    expect(early).toMatchObject({ facts: [], changed: false, wakeAt: NOW + HOUR_MS });
  });

  test('a clock set back undoes nothing', () => {
    const rules = rulesOf({ active });
    const { state } = decide(somebody(), rules, NOW, page(NOW));
    const back = decide(decide(state, rules, NOW + HOUR_MS).state, rules, NOW);
    expect(back).toMatchObject({ facts: [], changed: false });
  });

  test('what was due comes before the event that is taken in then', () => {
    const rules = rulesOf({ active });
    const { state } = decide(somebody(), rules, NOW, page(NOW));
    const { facts } = decide(state, rules, NOW + 2 * HOUR_MS, page(NOW + 2 * HOUR_MS));
    expect(facts.map(({ type, at }) => [type, at - NOW])).toEqual([
      ['segment.left', HOUR_MS],
      ['event.accepted', 2 * HOUR_MS],
      ['segment.entered', 2 * HOUR_MS],
    ]);
  });
});

describe('only known customers are counted', () => {
  test('unless the segment includes everyone', () => {
    const rules = rulesOf({ known: active, all: { include: 'everyone' } });
    for (const kind of ['a', 'c'] as const) {
      const decision = decide(somebody(kind), rules, NOW, page(NOW));
      expect(told(decision)).toMatchObject([{ type: 'segment.entered', segment: { id: 'all' } }]);
    }
  });
});

describe('when rules change', () => {
  const before = () => decide(somebody(), rulesOf({ active }), NOW, page(NOW), tookOrder('1', 9, NOW)).state;
  const ordered: SegmentCondition = { op: 'did', event: 'Order Completed' };

  test('those who match already enter silently, and the unchanged stay as they are', () => {
    const rules = rulesOf({ active, ordered: { when: ordered, changedIn: 2 } }, 2);
    const woken = decide(before(), rules, NOW + 1_000);
    expect(told(woken)).toEqual([
      {
        type: 'segment.entered',
        at: NOW + 1_000,
        since: NOW + 1_000,
        segment: { id: 'ordered', name: 'ORDERED' },
        silent: true,
      },
    ]);
    expect(woken.state.segments.rulesVersion).toBe(2);
    expect(woken.wakeAt).toBe(NOW + HOUR_MS);
    expect(decide(woken.state, rules, NOW + 2_000)).toMatchObject({ facts: [], changed: false });
  });

  test('unless they are to be announced; and an event that comes first is not silenced with them', () => {
    const rules = rulesOf({ ordered: { when: ordered, changedIn: 2, announceExisting: true } }, 2);
    expect(told(decide(before(), rules, NOW))[0]).not.toHaveProperty('silent');
    const viewed = rulesOf({ viewed: { when: { op: 'did', event: 'Product Viewed' }, changedIn: 2 } }, 2);
    const { facts } = decide(before(), viewed, NOW, taken({ event: 'Product Viewed' }, NOW));
    expect(facts.at(-1)).toMatchObject({ type: 'segment.entered' });
    expect(facts.at(-1)).not.toHaveProperty('silent');
  });

  test('a customer nobody has seen before enters with their first event, not silently', () => {
    const { facts } = decide(
      somebody(),
      rulesOf({ idle: { op: 'didNot', event: 'Order Completed' } }, 7),
      NOW,
      page(NOW),
    );
    expect(facts).toMatchObject([{ type: 'event.accepted' }, { type: 'segment.entered', since: NOW }]);
    expect(facts[1]).not.toHaveProperty('silent');
  });

  test('a deleted segment is forgotten without a word', () => {
    const woken = decide(before(), rulesOf({}, 2), NOW);
    expect(woken).toMatchObject({ facts: [], changed: true });
    expect(woken.state.segments.marks).toEqual({});
  });

  test('a new segment of a deleted one’s id begins anew, and says which of the two it is', () => {
    const rules = rulesOf({ active: { when: active, changedIn: 3, createdIn: 3 } }, 3);
    const woken = decide(before(), rules, NOW + 1_000);
    expect(told(woken)).toMatchObject([{ type: 'segment.entered', since: NOW + 1_000, createdIn: 3, silent: true }]);
    expect(woken.state.segments.marks.active?.[0]).toBe(NOW + 1_000);
  });

  test('time that passed under the old rules is not told under the new', () => {
    const rules = rulesOf({ active: { when: ordered, changedIn: 2 } }, 2);
    expect(decide(before(), rules, NOW + 5 * HOUR_MS)).toMatchObject({ facts: [] });
  });
});

describe('a rule that throws', () => {
  test('is skipped and told of once, and the others go on', () => {
    const rules = rulesOf({ bad: { op: 'haveBeen' } as never, worse: { op: 'all' } as never, active });
    const first = decide(somebody(), rules, NOW, page(NOW));
    expect(told(first)).toMatchObject([
      { type: 'rule.failed', rule: 'segment:bad', error: 'Error: unknown operator "haveBeen"' },
      { type: 'rule.failed', rule: 'segment:worse' },
      { type: 'segment.entered', segment: { id: 'active' } },
    ]);
    const again = decide(first.state, rules, NOW + 1, page(NOW + 1));
    expect(told(again)).toEqual([]);
  });
});

describe('only what an event can touch is evaluated', () => {
  const rules = rulesOf({
    page: active,
    order: { op: 'did', event: 'Order Completed' },
    any: { op: 'not', of: { op: 'did', event: '*' } },
    plan: { op: 'trait', trait: 'plan', test: { is: 'set' } },
    cart: { op: 'cart' },
    paid: { op: 'spent', currency: 'EUR', is: { is: 'above', value: 1 } },
    share: { op: 'bucket', salt: '', from: 0, to: 5000 },
    after: { op: 'any', of: [{ op: 'cart' }, { op: 'trait', trait: 'city', test: { is: 'set' } }] },
  });
  const nothing = { events: [], traits: [], parts: [] };

  test.each([
    ['an event by its name, and by being one', { events: ['page'] }, ['page', 'any']],
    ['what is no activity', { events: ['identify'] }, []],
    ['a trait', { traits: ['plan'] }, ['plan']],
    ['the cart', { parts: ['cart'] }, ['cart', 'after']],
    ['an order', { events: ['Order Completed'], parts: ['orders', 'cart'] }, ['order', 'any', 'cart', 'paid', 'after']],
  ])('%s', (_name, touched, expected) => {
    const { events, traits, parts } = { ...nothing, ...touched };
    const plan = segmentPlan(rules);
    const places = touchedPlaces(plan, {
      events: new Set(events),
      traits: new Set(traits),
      parts: new Set(parts as Part[]),
    });
    expect([...places].map((place) => plan.segments[place]?.id).sort()).toEqual(expected.toSorted());
  });
});

describe('a rule can be tried before it is published', () => {
  test('without changing anything', () => {
    const { state } = decide(somebody(), rulesOf({}), NOW, page(NOW));
    expect(preview(state, active, { timeZone: 'UTC' }, NOW)).toEqual({
      member: true,
      until: NOW + HOUR_MS,
      truncated: false,
    });
    expect(preview(state, active, { timeZone: 'UTC' }, NOW + HOUR_MS).member).toBe(false);
  });
});

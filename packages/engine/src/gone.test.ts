import { describe, expect, test } from 'vitest';
import { ANONYMOUS_DAYS, leave } from './gone.ts';
import type { TakenEvent } from './input.ts';
import type { Rules } from './rules.ts';
import { type CustomerKind, type CustomerState, newCustomer } from './state.ts';
import { step } from './step.ts';
import { taken } from './testing/taken.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const DAY_MS = 24 * 60 * 60_000;
const rules: Rules = {
  version: 1,
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
  surveys: [],
  segments: [{ id: 'seen', name: 'Seen', changedIn: 1, include: 'everyone', when: { op: 'did', event: 'page' } }],
};
const page = (at: number, extra: Partial<TakenEvent> = {}) => taken({ type: 'page' }, at, extra);
const tell = (state: CustomerState, now: number, ...events: TakenEvent[]) =>
  step(state, { kind: 'events', events, id: 'x' }, rules, now, () => false);
const wake = (state: CustomerState, now: number) => step(state, { kind: 'wake' }, rules, now, () => false);
const somebody = (kind: CustomerKind) => tell(newCustomer('demo', kind, 'x', NOW), NOW, page(NOW, { trusted: false }));

describe('a device nobody used for 90 days', () => {
  const due = NOW + ANONYMOUS_DAYS * DAY_MS;

  test('is forgotten at that instant, leaves its segments, and goes on counting its facts', () => {
    const { state, wakeAt } = somebody('a');
    expect(wakeAt).toBe(due);
    expect(wake(state, due - 1).state.gone).toBeUndefined();
    const gone = wake(state, due);
    expect(gone.state).toMatchObject({ id: '', gone: { why: 'expired' }, sequence: state.sequence + 2 });
    expect(gone.facts.map(({ type }) => type)).toEqual(['segment.left', 'customer.expired']);
    expect(gone.wakeAt).toBeUndefined();
    expect(JSON.stringify(gone.state)).not.toContain('"x"');
    const back = tell(gone.state, due + 1, page(due + 1, { trusted: false }));
    expect(back.state).toMatchObject({ id: 'x', profile: { anonymousId: 'x' } });
    expect(back.state.gone).toBeUndefined();
    expect(back.facts[0]?.sequence).toBe(gone.state.sequence + 1);
  });

  test('is heard of by anything that arrives, however long ago it happened', () => {
    const { state } = somebody('a');
    const later = tell(state, NOW + 80 * DAY_MS, { ...page(NOW - 300 * DAY_MS), receivedAt: NOW + 80 * DAY_MS });
    expect(later.wakeAt).toBe(NOW + (80 + ANONYMOUS_DAYS) * DAY_MS);
  });

  test('is no known customer: those are kept', () => {
    expect(somebody('u').wakeAt).toBeUndefined();
    expect(somebody('c').wakeAt).toBe(due);
  });
});

describe('whoever was erased', () => {
  const erased = () => leave(somebody('u').state, 'erased', rules, NOW + 5).state;
  const verdict = (event: TakenEvent) => tell(erased(), NOW + 10, event).verdicts;

  test('leaves nothing that says who it was', () => {
    const text = JSON.stringify(leave(somebody('a').state, 'erased', rules, NOW + 5).state);
    expect(text).not.toContain('"x"');
    expect(text).not.toContain('page');
  });

  test('is brought back by nothing that happened before, no history, and nothing a browser tells', () => {
    expect(verdict(page(NOW + 5))).toEqual(['unwelcome']);
    expect(verdict(page(NOW + 6, { historical: true }))).toEqual(['unwelcome']);
    expect(verdict(page(NOW + 6, { trusted: false }))).toEqual(['unwelcome']);
  });

  test('begins anew with a new trusted event; what happened before stays away for good', () => {
    const anew = tell(erased(), NOW + 10, page(NOW + 6), page(NOW + 4));
    expect(anew.verdicts).toEqual(['accepted', 'unwelcome']);
    expect(anew.state).toMatchObject({ id: 'x', profile: { userId: 'x', counts: { page: 1 } } });
    expect(tell(anew.state, NOW + 11, page(NOW + 3)).verdicts).toEqual(['unwelcome']);
  });
});

describe('an event that cannot be applied', () => {
  const broken = () => {
    const event = page(NOW + 1);
    Object.defineProperty(event.event, 'context', {
      get() {
        throw new Error('broken');
      },
    });
    return { ...event, key: 'broken' };
  };

  test('holds up no other, is tried three times, and is then for a person to look at', () => {
    let { state } = somebody('u');
    for (const expected of ['failed', 'failed', 'parked']) {
      const decision = tell(state, NOW + 2, page(NOW + 1), broken(), page(NOW + 2));
      expect(decision.verdicts).toEqual(['accepted', expected, 'accepted']);
      expect(decision.keys).not.toContain('broken');
      expect(decision.failures).toMatchObject([{ error: 'Error: broken' }]);
      expect(decision.facts.map(({ sequence }) => sequence)).toEqual([state.sequence + 1, state.sequence + 2]);
      state = decision.state;
    }
    expect(state.failing).toBeUndefined();
    expect(state.profile.counts.page).toBe(7);
  });
});

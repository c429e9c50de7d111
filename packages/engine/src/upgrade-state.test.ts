import { describe, expect, test } from 'vitest';
import type { Rules } from './rules.ts';
import { evaluate } from './segments/evaluate.ts';
import { Subject } from './segments/subject.ts';
import { newCustomer } from './state.ts';
import { step } from './step.ts';
import { taken } from './testing/taken.ts';
import { type CustomerStateV1, upgradeState } from './upgrade-state.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };

function before(): CustomerStateV1 {
  const {
    v: _v,
    firstId: _firstId,
    history: _history,
    segments: _segments,
    ...rest
  } = newCustomer('demo', 'u', 'u1', NOW);
  return { ...rest, v: 1, sequence: 7, profile: { ...rest.profile, counts: { page: 4, 'Product Viewed': 3 } } };
}

describe('a state of the version before', () => {
  test('is read, and goes on as one of today', () => {
    const { state, verdicts } = step(
      before(),
      { kind: 'events', events: [taken({ type: 'page' }, NOW)] },
      rules,
      NOW,
      () => false,
    );
    expect(verdicts).toEqual(['accepted']);
    expect(state).toMatchObject({
      v: 2,
      firstId: 'u1',
      sequence: 8,
      profile: { counts: { page: 5, 'Product Viewed': 3 } },
    });
    expect(upgradeState(state)).toBe(state);
  });

  test('knows how often things happened ever, and says where it would need to know when', () => {
    const { profile, history, firstId } = upgradeState(before());
    const subject = new Subject({ profile, history, firstId, now: NOW, timeZone: 'UTC', rewards: 'any', marks: {} });
    const is = { is: 'atLeast', value: 3 } as const;
    expect(evaluate({ op: 'did', event: 'page', is }, subject)).toMatchObject({ member: true, truncated: false });
    const recent = { kind: 'last', amount: 2, unit: 'days' } as const;
    expect(evaluate({ op: 'did', event: 'page', is, within: recent }, subject)).toMatchObject({ truncated: true });
  });

  test('of a version nobody knows is refused', () => {
    expect(() => upgradeState({ ...before(), v: 3 } as never)).toThrow('version 3');
  });
});

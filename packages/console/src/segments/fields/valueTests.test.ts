import { valueTestSchema } from '@footfall/contract/schema';
import { expect, test } from 'vitest';
import { kindOfTest, testOfKind, VALUE_TESTS } from './valueTests.ts';

const kinds = VALUE_TESTS.flatMap(({ options }) => options.map(([kind]) => kind));

test('each choice makes a test, is known again by it, and the rule language has it', () => {
  for (const kind of kinds) {
    const made = testOfKind(kind, { is: 'set' });
    expect(kindOfTest(made)).toBe(kind);
    // A date or a list is for a person to fill in.
    const filled =
      'date' in made ? { ...made, date: '2026-05-01' } : 'values' in made ? { ...made, values: ['a'] } : made;
    expect(valueTestSchema.safeParse(filled).success, kind).toBe(true);
  }
});

test('another choice keeps what was typed where it fits', () => {
  const gold = testOfKind('contains', { is: 'equal', value: 'gold' });
  expect(gold).toEqual({ is: 'contains', value: 'gold' });
  expect(testOfKind('oneOf', gold)).toEqual({ is: 'oneOf', values: ['gold'] });
  expect(testOfKind('equalNumber', gold)).toEqual({ is: 'equal', value: 0 });
  const span = { amount: 3, unit: 'hours' } as const;
  expect(testOfKind('longerAgo', { is: 'withinLast', span })).toEqual({ is: 'longerAgo', span });
});

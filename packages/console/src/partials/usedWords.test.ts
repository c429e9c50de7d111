import { expect, test } from 'vitest';
import { usedWords } from './usedWords.ts';

const campaign = (id: string, current: boolean) => ({ id, name: id, current });

test('who uses a partial is told, and who has an older one', () => {
  expect(usedWords({ campaigns: [], partials: [] })).toBe('Nobody uses it yet.');
  expect(usedWords({ campaigns: [campaign('a', true)], partials: ['x', 'y'] })).toBe(
    'Used by 1 campaign and 2 partials.',
  );
  expect(usedWords({ campaigns: [campaign('a', true), campaign('b', false)], partials: [] })).toBe(
    'Used by 2 campaigns; 1 not published with it as it stands.',
  );
});

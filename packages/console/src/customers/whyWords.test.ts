import { expect, test } from 'vitest';
import { whyWords } from './whyWords.ts';

test.each([
  [{ because: 'event', messageId: 'm', name: 'Order Completed' }, 'because of Order Completed'],
  [{ because: 'event', messageId: 'm', name: 'page' }, 'because of Page Viewed'],
  [{ because: 'event', messageId: 'm' }, 'because of an event'],
  [{ because: 'time' }, 'because time passed'],
  [{ because: 'rule' }, 'because the rule was changed'],
] as const)('%j is said as %s', (why, words) => {
  expect(whyWords({ type: 'segment.left', why, data: {} })).toBe(words);
});

test('of an event it says who told it', () => {
  const why = { because: 'event', messageId: 'm' } as const;
  expect(whyWords({ type: 'event.accepted', why, data: { trusted: false } })).toBe('told by a browser');
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReceiptKind } from './receipt.ts';
import { type MessageStatus, statusAfter } from './status-after.ts';

const kinds: ReceiptKind[] = ['deferred', 'delivered', 'opened', 'clicked', 'bounced', 'complained'];
const after = (told: ReceiptKind[]) => told.reduce<MessageStatus>(statusAfter, 'unknown');

test('receipts may come twice and in any order: the end is the same', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray(kinds, { minLength: 1 }), fc.nat(), (told, seed) => {
      const again = [...told, ...told].sort((one, other) => ((one.length * seed) % 7) - ((other.length * seed) % 7));
      expect(after(again)).toBe(after(told));
      expect(after(told.toReversed())).toBe(after(told));
    }),
  );
});

test('a lost answer is closed by the first receipt', () => {
  expect(after(['deferred'])).toBe('sent');
  expect(after(['opened'])).toBe('delivered');
  expect(after(['bounced'])).toBe('failed');
});

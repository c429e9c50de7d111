import { MAX_SEGMENT_ID_LENGTH } from '@footfall/contract';
import { segmentIdSchema } from '@footfall/contract/schema';
import { expect, test } from 'vitest';
import { segmentId } from './segment-id.ts';

const none = new Set<string>();

test.each([
  ['VIP', 'vip'],
  ['Großkunden & VIPs', 'grosskunden-vips'],
  ['  Crème  brûlée! ', 'creme-brulee'],
  ['常連', 'segment'],
  ['Bought twice within the last seven days', 'bought-twice-within-the'],
])('an id is made of the name %s', (name, id) => {
  expect(segmentId(name, none)).toBe(id);
  expect(segmentIdSchema.safeParse(id).success).toBe(true);
});

test('one that is taken gets a number, and is no longer for it', () => {
  expect(segmentId('VIP', new Set(['vip', 'vip-2']))).toBe('vip-3');
  const long = 'x'.repeat(60);
  const first = segmentId(long, none);
  expect(segmentId(long, new Set([first]))).toBe(`${'x'.repeat(MAX_SEGMENT_ID_LENGTH - 2)}-2`);
});

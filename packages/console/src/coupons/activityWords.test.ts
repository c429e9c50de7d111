import { COUPON_ACTIVITIES } from '@footfall/contract';
import { expect, test } from 'vitest';
import { activityWords } from './activityWords.ts';

test.each(COUPON_ACTIVITIES)('%s is told as a sentence that says how often', (kind) => {
  const told = { kind, customer: 'c'.repeat(64), userId: null, pool: 'gift', count: 12, at: '2026-01-01T00:00:00Z' };
  expect(activityWords(told)).toMatch(/12.*\.$/);
  expect(activityWords({ ...told, customer: null })).not.toContain('null');
});

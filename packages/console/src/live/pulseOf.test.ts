import { expect, test } from 'vitest';
import type { Row } from './feed.ts';
import { BARS, pulseOf } from './pulseOf.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const row = (secondsAgo: number): Row => ({
  event: {
    id: String(secondsAgo),
    receivedAt: new Date(NOW - secondsAgo * 1000).toISOString(),
    customer: { id: 'c', trust: 'anonymous' },
    event: { messageId: 'm', type: 'track', name: 'x', properties: {} },
    trusted: false,
    caused: [],
  },
  seenAt: 0,
  askedAt: 0,
  fresh: true,
});

test('counts five minutes in steps of five seconds; older events are left out', () => {
  const pulse = pulseOf([row(-2), row(1), row(6), row(299), row(300)], NOW, true);
  expect(pulse.total).toBe(4);
  expect(pulse.bars.at(-1)).toBe(2);
  expect(pulse.bars.at(-2)).toBe(1);
  expect(pulse.bars[0]).toBe(1);
  expect(pulse.bars).toHaveLength(BARS);
  expect(pulse.atLeast).toBe(false);
});

test('does not claim to have counted what the rows do not reach', () => {
  expect(pulseOf([row(1), row(2)], NOW, true).atLeast).toBe(true);
  expect(pulseOf([row(1), row(2)], NOW, false).atLeast).toBe(false);
});

import type { Consequence } from '@footfall/contract';
import { expect, test } from 'vitest';
import { dueForRefresh } from './dueForRefresh.ts';
import type { Row } from './feed.ts';

const delivery = (status: 'pending' | 'delivered'): Consequence => ({
  kind: 'delivery',
  id: 'd',
  channel: 'webhook',
  type: 'order.completed',
  to: 'x',
  status,
  attempts: 0,
});

const row = (id: string, change: Partial<Row> & { caused?: Consequence[] } = {}): Row => ({
  event: {
    id,
    receivedAt: '',
    customer: { id: 'c', trust: 'anonymous' },
    event: { messageId: id, type: 'track', name: 'x', properties: {} },
    trusted: false,
    caused: change.caused ?? [],
  },
  seenAt: 0,
  askedAt: 0,
  fresh: true,
  ...change,
});

test('a new event is asked about each second until its consequences had time to show', () => {
  expect(dueForRefresh([row('a')], 1_000)).toEqual(['a']);
  expect(dueForRefresh([row('a', { askedAt: 500 })], 1_000)).toEqual([]);
  expect(dueForRefresh([row('a')], 11_000)).toEqual([]);
});

test('an open delivery is followed until it settles, ever more slowly', () => {
  const open = row('a', { caused: [delivery('pending')], askedAt: 598_000 });
  expect(dueForRefresh([open], 600_000)).toEqual([]);
  expect(dueForRefresh([open], 613_000)).toEqual(['a']);
  expect(dueForRefresh([row('a', { caused: [delivery('delivered')] })], 613_000)).toEqual([]);
});

test('one request never asks about more than fifty', () => {
  const rows = Array.from({ length: 80 }, (_, n) => row(String(n), { caused: [delivery('pending')] }));
  expect(dueForRefresh(rows, 60_000)).toHaveLength(50);
});

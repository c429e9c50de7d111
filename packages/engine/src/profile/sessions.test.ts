import { expect, test } from 'vitest';
import { taken } from '../testing/taken.ts';
import { SESSION_IDLE_MS, type Sessions, withSession } from './sessions.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const page = (at: number, session?: string) =>
  taken({ type: 'page', context: { page: { path: '/' }, ...(session ? { session: { id: session } } : {}) } }, at);
const visit = (...events: ReturnType<typeof taken>[]) =>
  events.reduce<Sessions | undefined>((known, event) => withSession(known, event), undefined);

test('the SDK’s session ids are counted, each once, in whatever order they come', () => {
  const events = [page(NOW, 'a'), page(NOW + 5, 'a'), page(NOW + 9, 'b')];
  expect(visit(...events)).toEqual({ count: 2, startedAt: NOW + 9, lastAt: NOW + 9, ids: ['a', 'b'] });
  expect(visit(...events.toReversed())).toEqual(visit(...events));
});

test('without ids half an hour of silence ends a visit', () => {
  expect(visit(page(NOW), page(NOW + SESSION_IDLE_MS - 1))).toMatchObject({ count: 1, startedAt: NOW });
  expect(visit(page(NOW), page(NOW + SESSION_IDLE_MS))).toMatchObject({ count: 2, startedAt: NOW + SESSION_IDLE_MS });
});

test('what a server tells is no visit', () => {
  expect(visit(taken({ event: 'Order Completed' }, NOW))).toBeUndefined();
});

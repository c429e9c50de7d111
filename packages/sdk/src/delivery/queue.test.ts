import { expect, test } from 'vitest';
import { createQueue, idOf, madeAt, makeKey, pageOf } from './queue.ts';
import { createStore } from './store.ts';

const NOW = Date.parse('2026-11-22T12:00:00Z');
const PAGE = 'aaaaaaaaaa';

function queueOf() {
  const lost: [string, number][] = [];
  const store = createStore('');
  return { store, lost, queue: createQueue(store, (cause, count) => lost.push([cause, count])) };
}

test('a key tells when, by which page and under which id', () => {
  const key = makeKey(NOW, PAGE, 35, 2);
  expect(madeAt(key)).toBe(NOW);
  expect(pageOf(key)).toBe(PAGE);
  expect(idOf(key)).toBe(`${PAGE}100z`);
});

test('keys sort by time, within one moment by place', () => {
  const keys = [makeKey(NOW, PAGE, 36, 1), makeKey(NOW, PAGE, 35, 2), makeKey(NOW - 1, PAGE, 99, 0)];
  expect([...keys].sort().map(idOf)).toEqual([`${PAGE}102r`, `${PAGE}100z`, `${PAGE}1010`]);
});

test('a full queue gives up scroll pings before product views and product views before orders', () => {
  const { queue, lost } = queueOf();
  const add = (count: number, rank: 0 | 1 | 2): string => {
    const key = makeKey(NOW + count, PAGE, count, rank);
    queue.append(key, 'x'.repeat(1_000));
    return key;
  };
  const order = add(0, 2);
  for (let i = 1; i < 101; i++) add(i, 1);
  for (let i = 101; i < 301; i++) add(i, 0);
  const kept = queue.keys();
  expect(kept).toContain(order);
  expect(kept.filter((key) => key.endsWith('1'))).toHaveLength(100);
  expect(kept.length).toBeLessThanOrEqual(262);
  expect(kept.length + lost.reduce((sum, [, count]) => sum + count, 0)).toBe(301);
});

test('other things that are kept beside the queue are never given up', () => {
  const { store, queue } = queueOf();
  store.set('me', '{}');
  store.set('gate', '1 1');
  for (let i = 0; i < 400; i++) queue.append(makeKey(NOW + i, PAGE, i, 0), 'x'.repeat(1_000));
  expect(store.get('me')).toBe('{}');
  expect(store.get('gate')).toBe('1 1');
});

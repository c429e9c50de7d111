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

/** A device with room for so many values. */
class Device {
  readonly #room: number;
  #writes = 0;
  constructor(room: number) {
    this.#room = room;
    // The store lists what a device holds by its own members, as browsers' storage has them.
    for (const name of ['getItem', 'setItem', 'removeItem', 'writes'])
      Object.defineProperty(this, name, { enumerable: false });
  }
  getItem = (key: string): string | null => (this as unknown as Record<string, string>)[key] ?? null;
  /** How often anything was written, or tried to. */
  writes = (): number => this.#writes;
  setItem = (key: string, value: string): void => {
    this.#writes += 1;
    if (!(key in this) && Object.keys(this).length >= this.#room) throw new DOMException('full', 'QuotaExceededError');
    Object.assign(this, { [key]: value });
  };
  removeItem = (key: string): void => {
    delete (this as unknown as Record<string, string>)[key];
  };
}

test('on a device that the shop filled, what matters more takes the place of what matters less, and nothing is lost', () => {
  const { store, queue, lost } = queueOf();
  const device = new Device(2);
  store.open(device as unknown as Storage);
  const ranks = [0, 1, 2, 2, 2] as const;
  const keys = ranks.map((rank, i) => makeKey(NOW + i, PAGE, i, rank));
  for (const key of keys) queue.append(key, `record of ${key}`);
  expect(Object.keys(device)).toEqual([keys[2], keys[3]]);
  expect(queue.keys().sort()).toEqual(keys);
  for (const key of keys) expect(store.get(key)).toBe(`record of ${key}`);
  expect(lost).toEqual([]);
});

test('no more is moved than makes room', () => {
  const { store, queue } = queueOf();
  const device = new Device(100);
  store.open(device as unknown as Storage);
  for (let i = 0; i < 100; i++) queue.append(makeKey(NOW + i, PAGE, i, 0), 'a ping');
  const before = device.writes();
  queue.append(makeKey(NOW + 100, PAGE, 100, 2), 'an order');
  // Not taken, taken where the oldest ping was, and that ping not taken any more.
  expect(device.writes() - before).toBe(3);
});

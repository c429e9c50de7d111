import { expect, test } from 'vitest';
import { pack } from './batch.ts';

const ENVELOPE = '"sentAt":"2026-01-01T00:00:00.000Z","writeKey":"wk_demo"';
const record = (event: object, context: object, ids: object = {}): string =>
  `${JSON.stringify(event)}\n${JSON.stringify({ ...ids, context }).slice(1, -1)}`;

function packAll(records: Record<string, string>, maxBytes = 56_000) {
  return pack(Object.keys(records), (key) => records[key] ?? null, ENVELOPE, maxBytes);
}

test('a context all share travels once', () => {
  const context = { page: { url: 'https://shop.example/' } };
  const batch = packAll({ a: record({ messageId: 'a' }, context), b: record({ messageId: 'b' }, context) });
  expect(JSON.parse(batch?.body ?? '')).toEqual({
    batch: [{ messageId: 'a' }, { messageId: 'b' }],
    context,
    sentAt: '2026-01-01T00:00:00.000Z',
    writeKey: 'wk_demo',
  });
});

test('an event with another context brings its own', () => {
  const batch = packAll({
    a: record({ messageId: 'a' }, { page: { url: '/a' } }),
    b: record({ messageId: 'b' }, { page: { url: '/b' } }),
  });
  const { batch: events, context } = JSON.parse(batch?.body ?? '');
  expect(context).toEqual({ page: { url: '/a' } });
  expect(events[1]).toEqual({ messageId: 'b', context: { page: { url: '/b' } } });
});

test('who is meant travels once for all events of one person, and with each event of another', () => {
  const batch = packAll({
    a: record({ messageId: 'a' }, {}, { anonymousId: 'x', userId: 'u' }),
    b: record({ messageId: 'b' }, {}, { anonymousId: 'x', userId: 'u' }),
    c: record({ messageId: 'c' }, {}, { anonymousId: 'y' }),
  });
  expect(JSON.parse(batch?.body ?? '')).toMatchObject({
    anonymousId: 'x',
    userId: 'u',
    batch: [{ messageId: 'a' }, { messageId: 'b' }, { messageId: 'c', anonymousId: 'y' }],
  });
});

test('a body never has more bytes than it may, counted in UTF-8', () => {
  const records = Object.fromEntries(
    Array.from({ length: 100 }, (_, i) => [
      `k${i}`,
      record({ messageId: `m${i}`, text: '€'.repeat(100 + i) }, { i: i % 3 }),
    ]),
  );
  for (const maxBytes of [1_000, 5_000, 20_000]) {
    const batch = packAll(records, maxBytes);
    expect(Buffer.byteLength(batch?.body ?? '')).toBeLessThanOrEqual(maxBytes);
    expect(batch?.keys.length).toBeGreaterThan(0);
    expect(JSON.parse(batch?.body ?? '').batch).toHaveLength(batch?.keys.length ?? 0);
  }
});

test('an event larger than a body may be goes alone, else it would never go', () => {
  const batch = packAll({ a: record({ text: 'x'.repeat(2_000) }, {}), b: record({ messageId: 'b' }, {}) }, 1_000);
  expect(batch?.keys).toEqual(['a']);
});

test('what another tab has removed meanwhile is passed over', () => {
  expect(
    pack(['gone', 'here'], (key) => (key === 'here' ? record({ messageId: 'h' }, {}) : null), ENVELOPE, 9_999)?.keys,
  ).toEqual(['here']);
  expect(pack(['gone'], () => null, ENVELOPE, 9_999)).toBeUndefined();
});

import type { FactChunk, SegmentMove } from '@footfall/engine';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { record } from '../ledger/store.ts';
import { Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';
import { DAY_MS, HOUR_MS } from './spans.ts';
import { markDeleted, markPublished } from './store.ts';

const definition = { name: 'VIP', when: { op: 'cart' as const } };
const CREATED_IN = 2;

async function shopWithSegment(): Promise<Shop> {
  const shop = await Shop.open();
  await shop.call('POST', '/v1/segments', { id: 'vip', ...definition });
  await markPublished(bindings.DB, shop.id, 'vip', { definition, changedIn: 2, createdIn: CREATED_IN }, 0).run();
  return shop;
}

/** A chunk with one move of a customer. */
function move(
  site: string,
  customer: string,
  sequence: number,
  type: 'segment.entered' | 'segment.left',
  extra: Partial<SegmentMove> = {},
): FactChunk {
  const since = Date.now() + sequence;
  const fact = {
    sequence,
    at: since,
    type,
    segment: { id: 'vip', name: 'VIP' },
    since,
    createdIn: CREATED_IN,
    ...extra,
  };
  return {
    v: 1,
    id: `${site}-${customer}:${String(sequence).padStart(12, '0')}`,
    site,
    customer: { id: `${site}-${customer}`, trust: 'known', userId: customer },
    firstSeenAt: since,
    facts: [fact],
  };
}

const arrive = (...chunks: FactChunk[]) =>
  record(
    bindings.DB,
    chunks.map((chunk) => ({ chunk, deliveries: [], messages: [], withheld: [], confirmations: [] })),
    Date.now(),
  );

async function members(shop: Shop): Promise<string[]> {
  const { body } = await shop.call<{ data: { customer: { userId: string } }[] }>('GET', '/v1/segments/vip/members');
  return body.data.map(({ customer }) => customer.userId);
}

describe('sizes are live', () => {
  test('whatever order facts come in and however often, size and members tell the same and the truth', async () => {
    const lives = fc.array(
      fc.record({ customer: fc.constantFrom('ann', 'ben', 'cleo'), moves: fc.integer({ min: 1, max: 5 }) }),
      {
        minLength: 1,
        maxLength: 3,
      },
    );
    await fc.assert(
      fc.asyncProperty(lives, fc.infiniteStream(fc.nat(20)), async (told, order) => {
        const shop = await shopWithSegment();
        const byCustomer = new Map(told.map(({ customer, moves }) => [customer, moves]));
        const chunks = [...byCustomer].flatMap(([customer, moves]) =>
          Array.from({ length: moves }, (_, index) =>
            move(shop.id, customer, index + 1, index % 2 === 0 ? 'segment.entered' : 'segment.left'),
          ),
        );
        const twice = [...chunks, ...chunks];
        for (let left = twice.length; left > 0; left -= 1) {
          const [chunk] = twice.splice(Number(order.next().value) % left, 1);
          if (chunk) await arrive(chunk);
        }
        const inside = [...byCustomer].filter(([, moves]) => moves % 2 === 1).map(([customer]) => customer);
        expect((await members(shop)).toSorted()).toEqual(inside.toSorted());
        expect(await shop.segment('vip')).toMatchObject({ size: inside.length });
        const { body } = await shop.call<{ data: { size: number; entered: number; left: number }[] }>(
          'GET',
          '/v1/segments/vip/sizes?by=hour&count=2',
        );
        const net = body.data.reduce((sum, { entered, left }) => sum + entered - left, 0);
        expect([body.data.at(-1)?.size, net]).toEqual([inside.length, inside.length]);
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  test('moves are counted on the day and in the hour they happened, however late they are told', async () => {
    const shop = await shopWithSegment();
    const yesterday = Math.floor(Date.now() / DAY_MS) * DAY_MS - DAY_MS;
    await arrive(
      move(shop.id, 'ann', 1, 'segment.entered', { since: yesterday + 3 * HOUR_MS + 1 }),
      move(shop.id, 'ben', 1, 'segment.entered', { since: yesterday + 23 * HOUR_MS }),
      move(shop.id, 'ben', 2, 'segment.left'),
    );
    const { body } = await shop.call<{ data: unknown[] }>('GET', '/v1/segments/vip/sizes?count=3');
    expect(body.data).toMatchObject([
      { size: 0, entered: 0, left: 0 },
      { at: new Date(yesterday).toISOString(), size: 2, entered: 2, left: 0 },
      { size: 1, entered: 0, left: 1 },
    ]);
    expect((await shop.segment('vip')).trend.slice(-3)).toEqual([0, 2, 1]);
  });

  test('a move under a deleted segment of the same id counts for nobody', async () => {
    const shop = await shopWithSegment();
    await arrive(move(shop.id, 'ann', 1, 'segment.entered', { createdIn: 1 }));
    expect(await members(shop)).toEqual([]);
    await arrive(move(shop.id, 'ann', 2, 'segment.entered'));
    expect(await members(shop)).toEqual(['ann']);
    await markDeleted(bindings.DB, shop.id, 'vip', 0).run();
    await arrive(move(shop.id, 'ben', 1, 'segment.entered'));
    const { results } = await bindings.DB.prepare('SELECT customer FROM segment_members WHERE site = ?')
      .bind(shop.id)
      .all();
    expect(results).toEqual([{ customer: `${shop.id}-ann` }]);
  });

  test('members come page by page, the newest first', async () => {
    const shop = await shopWithSegment();
    const names = Array.from({ length: 130 }, (_, index) => `customer-${String(index).padStart(3, '0')}`);
    await arrive(...names.map((name, index) => move(shop.id, name, index + 1, 'segment.entered')));
    const read = async (cursor: string) =>
      (
        await shop.call<{ data: { customer: { userId: string } }[]; next: string | null }>(
          'GET',
          `/v1/segments/vip/members?cursor=${encodeURIComponent(cursor)}`,
        )
      ).body;
    const first = await read('');
    const second = await read(first.next ?? '');
    expect([...first.data, ...second.data].map(({ customer }) => customer.userId)).toEqual(names.toReversed());
    expect(second.next).toBeNull();
  });
});

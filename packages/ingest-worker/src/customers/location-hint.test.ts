import { createExecutionContext } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { app } from '../app.ts';
import type { Env } from '../env.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings, identify, order, view } from '../testing/worker.ts';

const HINT = 'oc';
let shop: Shop;

beforeEach(async () => {
  shop = await Shop.open({ locationHint: HINT });
});

/** The hints with which each object was addressed, in their order, while the Worker answered these requests. */
async function hintsAt(...requests: [method: string, path: string, body?: unknown][]): Promise<(string | null)[][]> {
  const addressed = new Map<string, (string | null)[]>();
  const get: typeof bindings.CUSTOMERS.get = (id, options) => {
    addressed.set(`${id}`, [...(addressed.get(`${id}`) ?? []), options?.locationHint ?? null]);
    return bindings.CUSTOMERS.get(id, options);
  };
  const CUSTOMERS = new Proxy(bindings.CUSTOMERS, {
    get(target, name) {
      const member = name === 'get' ? get : Reflect.get(target, name);
      return typeof member === 'function' ? member.bind(target) : member;
    },
  });
  const env: Env = { ...bindings, CUSTOMERS };
  for (const [method, path, body] of requests) {
    const init = { method, headers: shop.headers, ...(body ? { body: JSON.stringify(body) } : {}) };
    const response = await app.fetch(new Request(`https://footfall.test${path}`, init), env, createExecutionContext());
    expect(response.status).toBeLessThan(500);
    await response.text();
  }
  // Orders are noted behind their answers.
  const open = bindings.DB.prepare('SELECT 1 FROM order_claims WHERE applied_at IS NULL');
  await eventually(async () => !(await open.first()), 'the orders to be noted');
  return [...addressed.values()];
}
const batch = (...events: unknown[]): ['POST', '/v1/batch', unknown] => ['POST', '/v1/batch', { batch: events }];

describe('an object is made where its site wants it, whoever asks it first', () => {
  test.each<[string, ...Parameters<typeof hintsAt>]>([
    ['an event of somebody new', batch(view('somebody-new'))],
    [
      'an order of a device nobody knows, which is asked first whose it is',
      batch(order('first', 10, { anonymousId: 'orders' })),
    ],
    ['a server that says whose a device is, before either was seen', batch(identify('new-user', 'new-device'))],
    ['a test of a batch that stores nothing', ['POST', '/v1/validate', { batch: [view('only-tried')] }]],
    ['somebody looked up whom nobody knows', ['GET', '/v1/customers/nobody']],
    ['somebody to be erased whom nobody knows', ['DELETE', '/v1/customers/never-there']],
  ])('%s', async (_what, ...requests) => {
    const hints = await hintsAt(...requests);
    expect(hints.length).toBeGreaterThan(0);
    expect(hints.map(([first]) => first)).toEqual(hints.map(() => HINT));
  });

  test('an order told of two customers, one after the other', async () => {
    const hints = await hintsAt(
      batch(order('twice', 10, { anonymousId: 'buys' })),
      batch(order('twice', 10, { userId: 'buyer' })),
    );
    expect(hints).toHaveLength(2);
    expect(hints.map(([first]) => first)).toEqual([HINT, HINT]);
  });
});

import { runInDurableObject } from 'cloudflare:test';
import type { SegmentAnswer } from '@footfall/contract';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { nameText } from '../collect/object-name.ts';
import type { CustomerObject } from '../customers/customer-object.ts';
import { customerStub } from '../customers/customer-stub.ts';
import { newestRules } from '../rules/store.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings, order, tell, view } from '../testing/worker.ts';

const bought = { op: 'did', event: 'Order Completed' } as const;
const paid = (value: number) => ({ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value } }) as const;
const HOUR_MS = 60 * 60_000;

afterEach(() => {
  vi.useRealTimers();
});

async function shopWith(...users: string[]): Promise<Shop> {
  const shop = await Shop.open();
  const { body } = await shop.call<{ id: string }>('POST', '/v1/webhooks', {
    url: 'http://localhost:1/hook',
    types: ['segment.entered', 'segment.left'],
  });
  expect(body.id).toBeTruthy();
  if (users.length > 0) await shop.tell(...users.map((userId) => order(`${shop.id}-${userId}`, 10, { userId })));
  return shop;
}

async function told(shop: Shop): Promise<string[]> {
  const { results } = await bindings.DB.prepare('SELECT type FROM deliveries WHERE site = ? ORDER BY type')
    .bind(shop.id)
    .all<{ type: string }>();
  return results.map(({ type }) => type);
}

const sized = (shop: Shop, id: string, size: number) =>
  eventually(async () => (await shop.segment(id)).size === size, `${id} to have ${size} members`);

describe('publishing takes effect', () => {
  test('for whoever does something next, at once', async () => {
    const shop = await shopWith();
    await shop.publish('buyers', bought);
    await shop.tell(order(`${shop.id}-1`, 10, { userId: 'ann' }));
    await sized(shop, 'buyers', 1);
    expect(await told(shop)).toEqual(['segment.entered']);
  });

  test('for known customers behind it: those who match already enter silently', async () => {
    const shop = await shopWith('ann', 'ben');
    const published = await shop.publish('buyers', bought);
    expect(published).toMatchObject({
      status: 'published',
      published: { version: 2 },
      progress: { version: 2, total: 2 },
    });
    expect(await shop.woken('buyers')).toMatchObject({ progress: { state: 'done', done: 2, failed: 0 } });
    await sized(shop, 'buyers', 2);
    expect(await told(shop)).toEqual([]);
  });

  test('unless they are to be announced', async () => {
    const shop = await shopWith('ann', 'ben');
    await shop.publish('buyers', bought, { announceExisting: true });
    await sized(shop, 'buyers', 2);
    expect(await told(shop)).toEqual(['segment.entered', 'segment.entered']);
  });

  test('a changed rule moves people silently, and a new name alone moves nobody', async () => {
    const shop = await shopWith('ann');
    await shop.publish('payers', paid(5));
    await sized(shop, 'payers', 1);
    await shop.call('PATCH', '/v1/segments/payers', { name: 'Paying customers' });
    const renamed = await shop.call<SegmentAnswer>('POST', '/v1/segments/payers/publish');
    expect(renamed.body).toMatchObject({ published: { name: 'Paying customers', version: 2 } });
    expect((await newestRules(bindings.DB, shop.id)).segments).toMatchObject([
      { name: 'Paying customers', changedIn: 2, createdIn: 2 },
    ]);
    await shop.call('PATCH', '/v1/segments/payers', { when: paid(50) });
    await shop.call('POST', '/v1/segments/payers/publish');
    await sized(shop, 'payers', 0);
    expect(await told(shop)).toEqual([]);
  });

  test('anonymous customers meet it at their next event, silently as well', async () => {
    const shop = await shopWith();
    const device = (event: object) => tell([event], shop.headers);
    await device(order(`${shop.id}-1`, 10, { anonymousId: 'device' }));
    await shop.publish('buyers', bought, { include: 'everyone' });
    await shop.woken('buyers');
    expect(await shop.segment('buyers')).toMatchObject({ size: 0, progress: { total: 0 } });
    await device(view('device'));
    await sized(shop, 'buyers', 1);
    expect(await told(shop)).toEqual([]);
  });

  test('a device that becomes part of a user leaves with all it was in, and the user counts once', async () => {
    const shop = await shopWith();
    await shop.publish('buyers', bought, { include: 'everyone' });
    await tell([order(`${shop.id}-1`, 10, { anonymousId: 'device' })], shop.headers);
    await sized(shop, 'buyers', 1);
    await tell([{ type: 'identify', messageId: `${shop.id}-i`, anonymousId: 'device', userId: 'ann' }], shop.headers);
    const members = async () =>
      (await shop.call<{ data: { customer: object }[] }>('GET', '/v1/segments/buyers/members')).body.data;
    await eventually(async () => JSON.stringify(await members()).includes('known'), 'the user to be in it');
    await eventually(async () => (await members()).length === 1, 'the device to leave');
    await sized(shop, 'buyers', 1);
  });

  test('publishing again what is in force makes no new version', async () => {
    const shop = await shopWith();
    await shop.publish('buyers', bought);
    const again = await shop.call<SegmentAnswer>('POST', '/v1/segments/buyers/publish', {});
    expect(again).toMatchObject({ status: 202, body: { status: 'published', published: { version: 2 } } });
    expect((await newestRules(bindings.DB, shop.id)).version).toBe(2);
    await shop.call('PATCH', '/v1/segments/buyers', { description: 'They bought.' });
    const described = await shop.call<SegmentAnswer>('POST', '/v1/segments/buyers/publish', {});
    expect(described.body).toMatchObject({ status: 'published', published: { description: 'They bought.' } });
    expect((await newestRules(bindings.DB, shop.id)).version).toBe(2);
  });

  test('publishes that race all take effect', async () => {
    const shop = await shopWith('ann');
    const ids = ['one', 'two', 'three', 'four'];
    await Promise.all(ids.map((id) => shop.call('POST', '/v1/segments', { id, name: id, when: bought })));
    const answers = await Promise.all(ids.map((id) => shop.call('POST', `/v1/segments/${id}/publish`)));
    expect(answers.map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    for (const id of ids) await sized(shop, id, 1);
  });
});

describe('deleting cleans up', () => {
  test('members and history are gone, and nobody is told', async () => {
    const shop = await shopWith('ann', 'ben');
    await shop.publish('buyers', bought);
    await sized(shop, 'buyers', 2);
    expect((await shop.call('DELETE', '/v1/segments/buyers')).status).toBe(204);
    expect((await newestRules(bindings.DB, shop.id)).segments).toEqual([]);
    for (const table of ['segments', 'segment_members', 'segment_moves']) {
      const row = await bindings.DB.prepare(`SELECT count(*) AS n FROM ${table} WHERE site = ?`)
        .bind(shop.id)
        .first('n');
      expect(row, table).toBe(0);
    }
    expect(await told(shop)).toEqual([]);
  });

  test('a new segment of the same id begins with nobody but those it means', async () => {
    const shop = await shopWith('ann', 'ben');
    await shop.publish('vip', bought);
    await sized(shop, 'vip', 2);
    await shop.call('DELETE', '/v1/segments/vip');
    await shop.tell(order(`${shop.id}-more`, 90, { userId: 'ben' }));
    await shop.publish('vip', paid(50));
    await sized(shop, 'vip', 1);
    const { body } = await shop.call<{ data: { customer: { userId: string } }[] }>('GET', '/v1/segments/vip/members');
    expect(body.data.map(({ customer }) => customer.userId)).toEqual(['ben']);
  });

  test('an alarm that was set for it rings in vain', async () => {
    const shop = await Shop.open();
    await shop.publish(
      'active',
      { op: 'did', event: '*', within: { kind: 'last', amount: 1, unit: 'hours' } },
      { include: 'everyone' },
    );
    await tell([view('device')], shop.headers);
    await sized(shop, 'active', 1);
    await shop.call('DELETE', '/v1/segments/active');
    const device = customerStub(bindings, nameText(shop.id, { kind: 'a', id: 'device' }));
    vi.setSystemTime(Date.now() + 2 * HOUR_MS);
    await runInDurableObject(device, (object) => (object as CustomerObject).alarm());
    const marks = await runInDurableObject(device, (_object, state) => {
      const [row] = state.storage.sql
        .exec<{ state: string; outbox: string }>('SELECT state, outbox FROM customer')
        .toArray();
      return { outbox: row?.outbox, marks: JSON.parse(row?.state ?? '{}').segments.marks as object };
    });
    expect(marks).toEqual({ outbox: '[]', marks: {} });
  });

  test('is refused while another asks for it, saying who', async () => {
    const shop = await shopWith();
    await shop.publish('buyers', bought);
    await shop.publish('fans', { op: 'inSegment', segment: 'buyers' });
    await shop.call('POST', '/v1/segments', {
      name: 'A draft',
      when: { op: 'not', of: { op: 'inSegment', segment: 'buyers' } },
    });
    expect(await shop.call('DELETE', '/v1/segments/buyers')).toMatchObject({
      status: 409,
      body: { error: 'segment_asked', message: expect.stringContaining('“A draft” and “FANS” ask') },
    });
    await shop.call('DELETE', '/v1/segments/a-draft');
    await shop.call('DELETE', '/v1/segments/fans');
    expect((await shop.call('DELETE', '/v1/segments/buyers')).status).toBe(204);
  });
});

import type { BodyProblem, SegmentAnswer, SegmentPreview } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { eventually, Shop } from '../testing/shop.ts';
import { asBrowser, bindings, order, post } from '../testing/worker.ts';

const bought = { op: 'did', event: 'Order Completed' } as const;
const paid = (value: number) => ({ op: 'spent', currency: 'EUR', is: { is: 'atLeast', value } }) as const;
type Refusal = { error: string; message: string; problems?: BodyProblem[] };

describe('a draft', () => {
  test('is made with an id of its name, read, changed in part or as a whole, listed and deleted', async () => {
    const shop = await Shop.open();
    const made = await shop.call<SegmentAnswer>('POST', '/v1/segments', {
      name: 'Big spenders',
      description: 'Paid a lot.',
      when: paid(100),
    });
    expect(made).toMatchObject({
      status: 201,
      body: { id: 'big-spenders', name: 'Big spenders', status: 'draft', published: null, size: 0, when: paid(100) },
    });
    const changed = await shop.call<SegmentAnswer>('PATCH', '/v1/segments/big-spenders', { when: paid(200) });
    expect(changed.body).toMatchObject({ name: 'Big spenders', description: 'Paid a lot.', when: paid(200) });
    const silent = await shop.call('PATCH', '/v1/segments/big-spenders', { description: null });
    expect(silent.body).not.toHaveProperty('description');
    const replaced = await shop.call<SegmentAnswer>('PUT', '/v1/segments/big-spenders', {
      name: 'Buyers',
      when: bought,
    });
    expect(replaced.body).toMatchObject({ id: 'big-spenders', name: 'Buyers', when: bought });
    const list = await shop.call<{ data: SegmentAnswer[]; next: null }>('GET', '/v1/segments');
    expect(list.body).toMatchObject({ data: [{ id: 'big-spenders' }], next: null });
    expect(list.body.data[0]?.trend).toEqual(Array(14).fill(0));
    expect((await shop.call('DELETE', '/v1/segments/big-spenders')).status).toBe(204);
    expect(await shop.call('GET', '/v1/segments/big-spenders')).toMatchObject({
      status: 404,
      body: { error: 'segment_unknown' },
    });
  });

  test('of a taken id is refused; of a taken name gets another id', async () => {
    const shop = await Shop.open();
    await shop.call('POST', '/v1/segments', { name: 'VIP', when: bought });
    const again = await shop.call('POST', '/v1/segments', { id: 'vip', name: 'VIP', when: bought });
    expect(again).toMatchObject({ status: 409, body: { error: 'segment_exists' } });
    const named = await shop.call('POST', '/v1/segments', { name: 'VIP', when: bought });
    expect(named.body).toMatchObject({ id: 'vip-2' });
  });

  test('is not in force: nobody enters it', async () => {
    const shop = await Shop.open();
    await shop.call('POST', '/v1/segments', { id: 'buyers', name: 'Buyers', when: bought });
    await shop.tell(order(`${shop.id}-1`, 10, { userId: 'ann' }));
    expect(await shop.segment('buyers')).toMatchObject({ size: 0, status: 'draft', progress: null });
    await shop.publish('vip', paid(5));
    await shop.call('PATCH', '/v1/segments/vip', { when: paid(5_000) });
    await shop.tell(order(`${shop.id}-2`, 10, { userId: 'ben' }));
    const told = await shop.segment('vip');
    expect(told).toMatchObject({ status: 'changed', when: paid(5_000), published: { when: paid(5) } });
    expect(told.size).toBeGreaterThanOrEqual(1);
  });
});

describe('what would not work is refused, each fault where it stands', () => {
  const refusal = async (body: unknown, path = '/v1/segments') => {
    const shop = await Shop.open();
    return shop.call<Refusal>('POST', path, body);
  };

  test('a body of the wrong form', async () => {
    const when = {
      op: 'all',
      of: [
        { op: 'did', event: '' },
        { op: 'spent', currency: 'EUR', is: { is: 'above' } },
      ],
    };
    const { status, body } = await refusal({ name: 'x', when });
    expect([status, body.error]).toEqual([400, 'body_invalid']);
    expect(body.problems).toEqual([
      { path: 'when.of.0.event', message: 'must not be empty' },
      { path: 'when.of.1.is.value', message: 'must be a number' },
    ]);
  });

  test('of forms to choose from the one that was meant', async () => {
    const where = [{ property: 'price', currency: 'euro', is: { is: 'above', value: 1 } }];
    const within = { kind: 'last', amount: 1, unit: 'days' };
    const { body } = await refusal({ name: 'x', when: { ...bought, where, within } });
    expect(body.problems).toEqual([{ path: 'when.where.0.currency', message: 'must be an ISO 4217 code such as EUR' }]);
  });

  test('a rule that makes no sense, or needs more history than is kept', async () => {
    const of = [
      { ...bought, where: [{ property: 'category', test: { is: 'equal', value: 'sorbet' } }] },
      { op: 'spent', currency: 'XYZ', is: { is: 'above', value: 1 } },
      { op: 'inSegment', segment: 'nowhere' },
    ];
    const { status, body } = await refusal({ name: 'x', when: { op: 'all', of } });
    expect([status, body.error]).toEqual([422, 'segment_refused']);
    expect(body.problems).toMatchObject([
      { path: 'when.of.0', message: expect.stringContaining('say within what time') },
      { path: 'when.of.1.currency', message: 'XYZ is no ISO 4217 currency.' },
      { path: 'when.of.2.segment', message: 'There is no segment nowhere.' },
    ]);
    const tried = await refusal({ when: { op: 'all', of } }, '/v1/segments/preview');
    expect(tried.body.problems).toHaveLength(3);
  });

  test('nesting without end', async () => {
    let when: unknown = bought;
    for (let depth = 0; depth < 3_000; depth += 1) when = { op: 'not', of: when };
    expect(await refusal({ name: 'x', when })).toMatchObject({ status: 400, body: { error: 'body_invalid' } });
  });

  test('segments that ask each other in a circle, and drafts that nobody published', async () => {
    const shop = await Shop.open();
    const asks = (segment: string) => ({ op: 'inSegment', segment }) as const;
    await shop.call('POST', '/v1/segments', { id: 'a', name: 'A', when: bought });
    await shop.call('POST', '/v1/segments', { id: 'b', name: 'B', when: asks('a') });
    const early = await shop.call<Refusal>('POST', '/v1/segments/b/publish');
    expect(early).toMatchObject({
      status: 422,
      body: { problems: [{ path: 'when.segment', message: 'Segment a is a draft: publish it first.' }] },
    });
    await shop.call('POST', '/v1/segments/a/publish');
    expect((await shop.call('POST', '/v1/segments/b/publish')).status).toBe(202);
    const circle = await shop.call<Refusal>('PUT', '/v1/segments/a', { name: 'A', when: asks('b') });
    expect(circle).toMatchObject({
      status: 422,
      body: { problems: [{ path: 'when.segment', message: expect.stringContaining('in its turn') }] },
    });
  });

  test('a window of another segment that has aged keeps nobody from publishing', async () => {
    const shop = await Shop.open();
    const between = { kind: 'between', from: '2026-01-01', to: '2026-01-31' } as const;
    await shop.publish('january', { ...bought, within: between });
    const { body } = await bindings.DB.prepare('SELECT body FROM rules WHERE site = ? AND version = 2')
      .bind(shop.id)
      .first<{ body: string }>()
      .then((row) => ({ body: row?.body.replace('2026-01-01', '2020-01-01') }));
    await bindings.DB.prepare('UPDATE rules SET body = ? WHERE site = ? AND version = 2').bind(body, shop.id).run();
    expect(await shop.publish('buyers', bought)).toMatchObject({ status: 'published' });
  });
});

describe('a preview', () => {
  test('says how many match and who, of a draft and of a rule nobody saved, and changes nothing', async () => {
    const shop = await Shop.open();
    const users = ['ann', 'ben', 'cleo'];
    await shop.tell(...users.map((userId, index) => order(`${shop.id}-${userId}`, 50 * index + 1, { userId })));
    const stored = async () => (await bindings.DB.prepare('SELECT count(*) AS n FROM facts').first<{ n: number }>())?.n;
    const before = await stored();
    const unsaved = await shop.call<SegmentPreview>('POST', '/v1/segments/preview', { when: paid(51) });
    expect(unsaved.body).toMatchObject({ sampled: 3, matched: 2, population: 3, estimate: 2, truncated: 0 });
    expect(unsaved.body.customers.map(({ userId }) => userId).toSorted()).toEqual(['ben', 'cleo']);
    await shop.call('POST', '/v1/segments', { id: 'rich', name: 'Rich', when: paid(100) });
    const draft = await shop.call<SegmentPreview>('POST', '/v1/segments/rich/preview');
    expect(draft.body).toMatchObject({ matched: 1, customers: [{ userId: 'cleo', trust: 'known' }] });
    expect(await stored()).toBe(before);
    expect(await shop.segment('rich')).toMatchObject({ size: 0, status: 'draft' });
  });

  test('asks anonymous customers only where everyone is meant', async () => {
    const shop = await Shop.open();
    await shop.tell(order(`${shop.id}-1`, 10, { userId: 'ann' }));
    await post('/v1/batch', { batch: [order(`${shop.id}-2`, 10, { anonymousId: 'device' })] }, shop.headers);
    const count = () =>
      bindings.DB.prepare('SELECT count(*) AS n FROM customers WHERE site = ?').bind(shop.id).first('n');
    await expect.poll(count, { timeout: 10_000 }).toBe(2);
    const known = await shop.call<SegmentPreview>('POST', '/v1/segments/preview', { when: bought });
    expect(known.body).toMatchObject({ sampled: 1, matched: 1 });
    const everyone = await shop.call<SegmentPreview>('POST', '/v1/segments/preview', {
      when: bought,
      include: 'everyone',
    });
    expect(everyone.body).toMatchObject({ sampled: 2, matched: 2 });
  });
});

describe('a site’s segments are nobody else’s', () => {
  test('another site’s key sees none of them and changes nothing', async () => {
    const mine = await Shop.open();
    const other = await Shop.open();
    await mine.tell(order(`${mine.id}-1`, 10, { userId: 'ann' }));
    await mine.publish('secret', bought);
    await mine.woken('secret');
    await eventually(async () => (await mine.segment('secret')).size === 1, 'the ledger to count who entered');
    expect((await other.call<{ data: unknown[] }>('GET', '/v1/segments')).body.data).toEqual([]);
    const attempts: [string, string, unknown?][] = [
      ['GET', ''],
      ['PUT', '', { name: 'Mine', when: bought }],
      ['PATCH', '', { name: 'Mine' }],
      ['DELETE', ''],
      ['POST', '/publish'],
      ['POST', '/preview'],
      ['GET', '/members'],
      ['GET', '/sizes'],
    ];
    for (const [method, path, body] of attempts) {
      expect((await other.call(method, `/v1/segments/secret${path}`, body)).status, method + path).toBe(404);
    }
    const preview = await other.call<SegmentPreview>('POST', '/v1/segments/preview', { when: bought });
    expect(preview.body).toMatchObject({ sampled: 0, matched: 0, customers: [] });
    expect(await mine.segment('secret')).toMatchObject({ name: 'SECRET', status: 'published', size: 1 });
  });

  test('a write key opens none of it', async () => {
    const response = await post('/v1/segments', { name: 'x', when: bought }, asBrowser);
    expect(response.status).toBe(403);
    await response.body?.cancel();
  });
});

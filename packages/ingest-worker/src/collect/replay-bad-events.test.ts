import { SELF } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { anonymous, asServer, bindings, known, post, stored, tell, view } from '../testing/worker.ts';

const DAY_MS = 24 * 60 * 60_000;
const MINUTE_MS = 60_000;

interface Bad {
  id: string;
  event: Record<string, unknown>;
}

async function refused(headers: Record<string, string> = asServer): Promise<Bad[]> {
  const response = await SELF.fetch('https://footfall.test/v1/bad-events', { headers });
  return ((await response.json()) as { data: Bad[] }).data;
}

async function replay(events: unknown[], headers: Record<string, string> = asServer) {
  const response = await post('/v1/bad-events/replay', { events }, headers);
  expect(response.status).toBe(200);
  return ((await response.json()) as { results: { id: string; status: string; code?: string; message?: string }[] })
    .results;
}

/** As the console sends it: what is wrong is taken out, the rest is as it was kept. */
const mended = ({ id, event }: Bad) => ({ id, event: { ...event, properties: { currency: 'EUR' } } });
const broken = (id: string, extra = {}) => view('ann', { messageId: id, properties: { currency: 'EURO' }, ...extra });
const passed = (ms: number) =>
  bindings.DB.prepare('UPDATE bad_events SET received_at = received_at - ?').bind(ms).run();
const iso = (ms: number) => new Date(ms).toISOString();

/** The instants, by our clock, of what was taken in. */
async function instants(door = anonymous('ann')): Promise<number[]> {
  const facts = (await stored(door))?.outbox.flatMap((chunk) => chunk.facts) ?? [];
  return facts.flatMap((fact) => (fact.type === 'event.accepted' ? [fact.at] : []));
}

describe('an event sent again counts as if it had been right at first', () => {
  test('days later it happened when it happened, by a clock that was wrong as well as by one that was right', async () => {
    const happened = Date.now() - 2 * DAY_MS;
    const sentAt = (skewMs: number) => ({ timestamp: iso(happened + skewMs), sentAt: iso(happened + skewMs) });
    await tell([broken('right', sentAt(0)), broken('ahead', sentAt(90 * MINUTE_MS))]);
    await passed(2 * DAY_MS);
    await replay((await refused()).map(mended));
    const told = await instants();
    expect(told).toHaveLength(2);
    for (const at of told) expect(Math.abs(at - happened)).toBeLessThan(MINUTE_MS);
  });

  test('one that said no time happened when it came, whatever its clock said', async () => {
    await tell([broken('timeless', { sentAt: iso(Date.now() + 90 * MINUTE_MS) })]);
    await passed(DAY_MS);
    await replay((await refused()).map(mended));
    const [at = 0] = await instants();
    expect(Math.abs(Date.now() - DAY_MS - at)).toBeLessThan(MINUTE_MS);
  });

  test('with what its batch said for it: consent, context, clock', async () => {
    const { id, keys } = (await (
      await SELF.fetch('https://footfall.test/v1/sites', {
        method: 'POST',
        headers: { authorization: 'Bearer ad_test' },
        body: JSON.stringify({ name: 'S', currency: 'EUR', consent: 'required' }),
      })
    ).json()) as { id: string; keys: { write: string; secret: string } };
    const sentAt = iso(Date.now() - DAY_MS);
    const context = { consent: { measure: true }, locale: 'de' };
    const batch = [broken('agreed', { context: { locale: 'en' } })];
    await post('/v1/batch', { batch, context, sentAt }, { authorization: `Bearer ${keys.write}` });
    const asOwner = { authorization: `Bearer ${keys.secret}` };
    const kept = await refused(asOwner);
    expect(kept).toMatchObject([{ event: { sentAt, context: { consent: { measure: true }, locale: 'en' } } }]);
    expect(await replay(kept.map(mended), asOwner)).toMatchObject([{ status: 'accepted' }]);
    expect(id).toBeTruthy();
  });

  test('a row of history stays history, and the row it was', async () => {
    const body = (event: unknown) => ({ batch: [event], historical: true, import: { id: 'old-shop', rows: [7] } });
    const row = { ...broken('x'), messageId: undefined, userId: 'buyer', timestamp: '2024-05-01T10:00:00Z' };
    await post('/v1/batch', body(row), asServer);
    expect(await replay((await refused()).map(mended))).toMatchObject([
      { status: 'accepted', messageId: 'import:old-shop:7' },
    ]);
    const facts = (await stored(known('buyer')))?.outbox.flatMap((chunk) => chunk.facts);
    expect(facts?.find(({ type }) => type === 'event.accepted')).toMatchObject({ historical: true });
    const again = await post('/v1/batch', body({ ...row, properties: { currency: 'EUR' } }), asServer);
    expect(await again.json()).toMatchObject({ results: [{ status: 'duplicate' }] });
  });

  test('by two people at once it counts once', async () => {
    const { messageId: _none, ...keyless } = broken('x');
    await tell([keyless]);
    const mend = (await refused()).map(mended);
    const both = (await Promise.all([replay(mend), replay(mend)])).flat().map(({ status }) => status);
    expect(both.filter((status) => status === 'accepted')).toHaveLength(1);
    expect((await anonymous('ann').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
  });
});

test('one too large to be kept whole is named as such, and keeps no other from being sent again', async () => {
  await tell([broken('small'), view('ann', { messageId: 'large', properties: { filler: 'x'.repeat(50_000) } })]);
  const kept = await refused();
  const results = await replay(kept.map((bad) => (bad.event.messageId === 'small' ? mended(bad) : { id: bad.id })));
  expect(results.map(({ status }) => status).sort()).toEqual(['accepted', 'invalid']);
  expect(results.find(({ status }) => status === 'invalid')).toMatchObject({
    code: 'event_too_large',
    message: expect.stringContaining('"event"'),
  });
  expect((await refused()).map(({ id }) => id)).toEqual([results.find(({ status }) => status === 'invalid')?.id]);
});

test('the list is whole page by page, also where all came in one batch', async () => {
  const kinds = [{ properties: { currency: 'EURO' } }, { event: '' }, { type: 'click' }];
  await tell(Array.from({ length: 60 }, (_, index) => view('ann', { ...kinds[index % 3] })));
  const seen: string[] = [];
  let cursor: string | null = '';
  while (cursor !== null) {
    const response: { body: { data: Bad[]; next: string | null } } = await Shop.asDemo.call(
      'GET',
      `/v1/bad-events?cursor=${cursor}`,
    );
    seen.push(...response.body.data.map(({ id }) => id));
    cursor = response.body.next;
  }
  expect([seen.length, new Set(seen).size]).toEqual([60, 60]);
});

import { describe, expect, test } from 'vitest';
import { asBrowser, asServer, bindings, known, post, view } from '../testing/worker.ts';

const DAY_MS = 24 * 60 * 60_000;
const page = { type: 'page', userId: 'buyer', timestamp: '2024-01-01T00:00:00Z' };

async function tellRow(event: unknown, path = '/v1/batch'): Promise<string> {
  const body = { batch: [event], historical: true, import: { id: 'orders.csv', rows: [1] } };
  const { results } = (await (await post(path, body, asServer)).json()) as { results: { status: string }[] };
  return results.map(({ status }) => status).join();
}

/** The row was told a week ago, and customers have forgotten its key. */
async function aWeekPasses(): Promise<void> {
  await bindings.DB.prepare('UPDATE import_rows SET claimed_at = claimed_at - ?')
    .bind(8 * DAY_MS)
    .run();
}

describe('a row of a file counts once, however late it is told again', () => {
  test('one that was taken in is known by the import alone', async () => {
    expect(await tellRow(page)).toBe('accepted');
    await aWeekPasses();
    // Under another user, who never heard of it.
    expect(await tellRow({ ...page, userId: 'other' })).toBe('duplicate');
    expect(await known('other').view()).toBeUndefined();
  });

  test('one that was refused, or never got to its customer, is taken in when it is told again', async () => {
    expect(await tellRow({ ...page, type: 'click' })).toBe('invalid');
    await aWeekPasses();
    expect(await tellRow(page)).toBe('accepted');
    expect((await known('buyer').view())?.profile.counts).toEqual({ page: 1 });
  });

  test('a dry run claims none', async () => {
    expect(await tellRow(page, '/v1/validate')).toBe('accepted');
    const { results } = await bindings.DB.prepare('SELECT * FROM import_rows').all();
    expect(results).toEqual([]);
  });
});

describe('what an import says of its rows', () => {
  test.each([
    ['no rows', { id: 'x' }],
    ['no id', { rows: [1] }],
    ['an empty id', { id: '', rows: [1] }],
    ['an id of 201 characters', { id: 'x'.repeat(201), rows: [1] }],
    ['half a surrogate pair as id', { id: 'x\ud800', rows: [1] }],
    ['fewer rows than events', { id: 'x', rows: [] }],
    ['more rows than events', { id: 'x', rows: [1, 2] }],
    ['a row that is no whole number', { id: 'x', rows: [1.5] }],
    ['text', 'orders.csv'],
  ])('%s is refused whole: its rows would not be known again', async (_name, rows) => {
    const response = await post('/v1/batch', { batch: [page], import: rows }, asServer);
    expect([response.status, await response.json()]).toEqual([400, expect.objectContaining({ error: 'body_invalid' })]);
  });

  test('counts for nothing from a browser', async () => {
    const batch = [view('ann')];
    await post('/v1/batch', { batch, historical: true, import: { id: 'x', rows: [1] } }, asBrowser);
    const { results } = await bindings.DB.prepare('SELECT * FROM import_rows').all();
    expect(results).toEqual([]);
  });

  test('its longest name and largest row still make a key', async () => {
    const rows = { id: 'x'.repeat(200), rows: [Number.MIN_SAFE_INTEGER] };
    const response = await post('/v1/batch', { batch: [page], import: rows }, asServer);
    expect(await response.json()).toMatchObject({ results: [{ status: 'accepted' }] });
  });
});

import { describe, expect, test } from 'vitest';
import { everythingStored } from '../testing/everything-stored.ts';
import { anonymous, asBrowser, asServer, identify, known, order, post, stored, tell, view } from '../testing/worker.ts';

/** One of everything that would leave a trace: customers, a merge, claims of an order and of a row, what is refused. */
const batch = () => [
  view('dry-device'),
  identify('dry-user', 'dry-device'),
  order('dry-1', 5, { userId: 'dry-user', anonymousId: 'dry-device' }),
  view('dry-device', { event: '' }),
  'no event',
];

describe('validate says what would happen and stores nothing', () => {
  test.each([
    ['a browser', asBrowser],
    ['a server', asServer],
  ])('of what %s tells', async (_who, headers) => {
    const before = await everythingStored();
    const events = batch();
    const body = { batch: events, import: { id: 'dry.csv', rows: events.map((_, index) => index) } };
    const response = await post('/v1/validate', body, headers);
    expect(await response.json()).toMatchObject({
      results: ['accepted', 'accepted', 'accepted', 'invalid', 'invalid'].map((status) => ({ status })),
    });
    expect(await everythingStored()).toBe(before);
    expect(await stored(anonymous('dry-device'))).toBeUndefined();
    expect(await stored(known('dry-user'))).toBeUndefined();
  });

  test('of those who are there', async () => {
    await tell([view('dry-device')]);
    const before = await stored(anonymous('dry-device'));
    await post('/v1/validate', { batch: batch() }, asServer);
    expect(await stored(anonymous('dry-device'))).toEqual(before);
    expect(await stored(known('dry-user'))).toBeUndefined();
  });
});

test('the teller’s own time is kept beside the corrected one', async () => {
  const timestamp = new Date(Date.now() + 90 * 60_000).toISOString();
  await tell([view('clock', { timestamp, sentAt: timestamp })]);
  const facts = (await stored(anonymous('clock')))?.outbox.flatMap((chunk) => chunk.facts) ?? [];
  const fact = facts.find(({ type }) => type === 'event.accepted') as unknown as { at: number; event: object };
  expect(fact.event).toMatchObject({ timestamp });
  expect(Math.abs(fact.at - Date.now())).toBeLessThan(60_000);
});

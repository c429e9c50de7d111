import { SELF } from 'cloudflare:test';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymous, asBrowser, asServer, post, statuses, tell, view } from '../testing/worker.ts';

const RUNS = 60;

describe('whatever is sent', () => {
  test('no body makes a failure of ours', async () => {
    const body = fc.oneof(
      fc.string(),
      fc.json(),
      fc.jsonValue().map((batch) => JSON.stringify({ batch })),
      fc.array(fc.jsonValue(), { maxLength: 5 }).map((batch) => JSON.stringify({ batch })),
    );
    await fc.assert(
      fc.asyncProperty(body, async (text) => {
        const response = await post('/v1/batch', text);
        await response.body?.cancel();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: RUNS },
    );
  });

  test('nor does an event that is nearly right, its context told by itself or by its batch', async () => {
    const text = fc.oneof(
      fc.constantFrom(
        '',
        ' ',
        '\0',
        '\ud800',
        '__proto__',
        '2026-01-31',
        '+275760-09-13T00:00:00.000Z',
        '0000-01-01',
        '1e999',
      ),
      fc.string({ unit: 'binary', maxLength: 300 }),
    );
    const anything = fc.oneof(
      text,
      fc.double(),
      fc.maxSafeInteger(),
      fc.jsonValue({ maxDepth: 14 }),
      fc.constant(null),
    );
    const perhaps = (value: fc.Arbitrary<unknown>) =>
      fc.option(fc.oneof({ weight: 3, arbitrary: value }, anything), { nil: undefined });
    const context = fc.record({
      page: perhaps(fc.constant({ url: 'https://shop.example/' })),
      consent: perhaps(fc.constant({ measure: true, proof: { wording: 'yes' } })),
      campaign: perhaps(fc.constant({ source: 'mail' })),
      historical: perhaps(fc.constant(true)),
      timezone: perhaps(text),
    });
    const products = fc.array(
      fc.record({ product_id: perhaps(text), price: perhaps(fc.double()), quantity: perhaps(fc.integer()) }),
    );
    const event = fc.record({
      type: fc.constantFrom('track', 'identify', 'alias', 'group', 'page'),
      event: perhaps(
        fc.constantFrom('Order Completed', 'Order Refunded', 'Cart Updated', 'Survey Answered', 'Page Left'),
      ),
      messageId: perhaps(text),
      anonymousId: perhaps(fc.constantFrom('near-1', 'near-2')),
      userId: perhaps(fc.constantFrom('near-u', 'near-v')),
      previousId: perhaps(fc.constantFrom('near-1', 'near-u')),
      groupId: perhaps(text),
      timestamp: perhaps(fc.date({ noInvalidDate: true }).map((date) => date.toISOString())),
      sentAt: perhaps(text),
      properties: perhaps(
        fc.record({
          order_id: perhaps(text),
          currency: perhaps(fc.constantFrom('EUR', 'JPY')),
          total: perhaps(fc.double()),
          products: perhaps(products),
        }),
      ),
      traits: perhaps(fc.record({ email: perhaps(text), phone: perhaps(text), birthday: perhaps(text) })),
      context: perhaps(context),
    });
    const body = fc.record({
      batch: fc.array(event, { minLength: 1, maxLength: 4 }),
      context: perhaps(context),
      sentAt: perhaps(text),
      anonymousId: perhaps(text),
    });
    await fc.assert(
      fc.asyncProperty(body, fc.constantFrom(asBrowser, asServer), async (told, headers) => {
        const response = await post('/v1/batch', told, headers);
        const answer = (await response.json()) as { results: { status: string; code?: string }[] };
        expect([response.status, answer.results.length]).toEqual([200, told.batch.length]);
        // Nothing could not be stored for a reason of its own.
        expect(answer.results.filter(({ code }) => code === 'parked')).toEqual([]);
        for (const id of ['near-1', 'near-u']) {
          const read = await SELF.fetch(`https://footfall.test/v1/customers/${id}`, { headers: asServer });
          await read.body?.cancel();
          expect([200, 404]).toContain(read.status);
        }
      }),
      { numRuns: RUNS * 2 },
    );
  });

  test('good events among anything are all accepted, and every event is answered in its place', async () => {
    const member = fc.oneof({ weight: 2, arbitrary: fc.jsonValue() }, { weight: 1, arbitrary: fc.constant('good') });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(member, { minLength: 1, maxLength: 12 }), async (members) => {
        run += 1;
        const batch = members.map((one) => (one === 'good' ? view(`person-${run}`) : one));
        const answer = await tell(batch);
        expect(answer.results.map(({ index }) => index)).toEqual(members.map((_, index) => index));
        for (const [index, one] of members.entries()) {
          if (one === 'good') expect(answer.results[index]?.status).toBe('accepted');
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('a batch told again, split and reordered changes nothing', async () => {
    let run = 0;
    const plan = fc.record({
      size: fc.integer({ min: 1, max: 12 }),
      cut: fc.integer({ min: 0, max: 12 }),
      turn: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(plan, async ({ size, cut, turn }) => {
        run += 1;
        const person = `again-${run}`;
        const batch = Array.from({ length: size }, () => view(person));
        await tell(batch);
        const before = await anonymous(person).view();
        const again = turn ? batch.toReversed() : batch;
        const told = [...(await tell(again.slice(0, cut))).results, ...(await tell(again.slice(cut))).results];
        expect(told.every(({ status }) => status === 'duplicate')).toBe(true);
        expect(await anonymous(person).view()).toEqual(before);
      }),
      { numRuns: RUNS / 2 },
    );
  });

  test('what validate foresees is what then happens, and foreseeing changes nothing', async () => {
    await tell([view('seer', { messageId: 'known' })]);
    const batch = [
      view('seer'),
      view('seer', { messageId: 'known' }),
      view('seer', { event: '' }),
      view('nobody-yet'),
      { ...view('seer'), event: 'Order Completed', properties: { order_id: 'seen-1', total: 5, currency: 'EUR' } },
    ];
    const foreseen = await (await post('/v1/validate', { batch })).json();
    expect(await anonymous('nobody-yet').view()).toBeUndefined();
    const again = await (await post('/v1/validate', { batch })).json();
    expect(again).toEqual(foreseen);
    const happened = await tell(batch);
    expect(statuses(happened)).toEqual(['accepted', 'duplicate', 'invalid', 'accepted', 'accepted']);
    expect(happened.results).toEqual((foreseen as typeof happened).results);
  });
});

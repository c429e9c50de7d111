import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anonymous, post, statuses, tell, view } from '../testing/worker.ts';

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

import { describe, expect, test } from 'vitest';
import { anonymous, post, statuses, view } from '../testing/worker.ts';

interface Told {
  status: number;
  results: { status: string; code?: string; path?: string }[];
}

async function tellUnder(context: unknown, batch: unknown[]): Promise<Told> {
  const body =
    typeof context === 'string' ? `{"batch":${JSON.stringify(batch)},"context":${context}}` : { batch, context };
  const response = await post('/v1/batch', body);
  return { status: response.status, ...((await response.json()) as object) } as Told;
}

describe('what a batch says once for all its events is judged like what each says itself', () => {
  const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  test.each([
    ['33 KB of it', JSON.stringify({ filler: 'x'.repeat(33_000) }), 'event_too_large'],
    ['700 KB of it', JSON.stringify({ filler: 'x'.repeat(700_000) }), 'event_too_large'],
    ['33 KB of two-byte characters', JSON.stringify({ filler: 'ß'.repeat(16_500) }), 'event_too_large'],
    ['a member __proto__', '{"__proto__":{"a":1}}', 'forbidden_key'],
    ['constructor.prototype below', '{"page":{"constructor":{"prototype":{}}}}', 'forbidden_key'],
    ['half a surrogate pair', '{"a":"\\ud800"}', 'invalid_field'],
    ['nesting of 13 levels with the event', nested(12), 'too_deep'],
    ['nesting of 20,000 levels', nested(20_000), 'too_deep'],
    ['a page that is text', '{"page":"home"}', 'invalid_field'],
  ])('%s: each event is refused by itself and nothing of it is stored', async (_name, context, code) => {
    const told = await tellUnder(context, [view('under'), view('under'), view('under-other')]);
    expect([told.status, told.results.map((result) => result.code)]).toEqual([200, [code, code, code]]);
    expect(await anonymous('under').view()).toBeUndefined();
  });

  test('as deep and as large as an event may be it is taken in', async () => {
    const filler = 'x'.repeat(32_000);
    expect(statuses((await tellUnder({ filler }, [view('under')])) as never)).toEqual(['accepted']);
    expect(statuses((await tellUnder(nested(11), [view('under')])) as never)).toEqual(['accepted']);
  });

  test('an event that is small enough alone is not so with it', async () => {
    const half = 'x'.repeat(20_000);
    const large = view('under', { properties: { half } });
    expect((await tellUnder({ half }, [large, view('under')])).results.map(({ status }) => status)).toEqual([
      'invalid',
      'accepted',
    ]);
  });
});

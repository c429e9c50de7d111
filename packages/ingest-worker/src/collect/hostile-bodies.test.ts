import { SELF } from 'cloudflare:test';
import { type BatchAnswer, EVENT_CODES, EVENT_STATUSES } from '@footfall/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { asBrowser, post, tell, view } from '../testing/worker.ts';

const nested = (depth: number): unknown => (depth === 0 ? 1 : { a: nested(depth - 1) });
const event = (extra: Record<string, unknown>) => view('hostile', extra);
const raw = (json: string) => JSON.parse(json) as unknown;

/** What is sent as one event, and the code it is refused with; `accepted` where it only looks hostile. */
const EVENTS: [string, unknown, string][] = [
  ['null', null, 'not_an_object'],
  ['a number', 42, 'not_an_object'],
  ['text', 'track', 'not_an_object'],
  ['true', true, 'not_an_object'],
  ['an array', [], 'not_an_object'],
  ['an array of an event', [view('x')], 'not_an_object'],
  ['an empty object', {}, 'unknown_type'],
  ['type null', event({ type: null }), 'unknown_type'],
  ['type in capitals', event({ type: 'TRACK' }), 'unknown_type'],
  ['a type of the prototype', event({ type: 'constructor' }), 'unknown_type'],
  ['type as object', event({ type: { toString: 'track' } }), 'unknown_type'],
  ['an empty name', event({ event: '' }), 'invalid_field'],
  ['a name of 201 characters', event({ event: 'x'.repeat(201) }), 'invalid_field'],
  ['a name that is an object', event({ event: { a: 1 } }), 'invalid_field'],
  ['a name that is null', event({ event: null }), 'missing_field'],
  ['properties as array', event({ properties: [1] }), 'invalid_field'],
  ['properties as text', event({ properties: 'a=1' }), 'invalid_field'],
  ['context as text', event({ context: 'web' }), 'invalid_field'],
  ['context.page as text', event({ context: { page: 'home' } }), 'invalid_field'],
  ['context.page.url as number', event({ context: { page: { url: 1 } } }), 'invalid_field'],
  ['consent as text', event({ context: { consent: { measure: 'yes' } } }), 'invalid_field'],
  ['an empty key', event({ messageId: '' }), 'invalid_field'],
  ['a key of spaces', event({ messageId: '   ' }), 'invalid_field'],
  ['a key of 257 characters', event({ messageId: 'k'.repeat(257) }), 'invalid_field'],
  ['a key that is an object', event({ messageId: {} }), 'invalid_field'],
  ['a key that is an array', event({ messageId: ['a'] }), 'invalid_field'],
  ['the key undefined', event({ messageId: 'undefined' }), 'illegal_id'],
  ['an anonymousId of 257 characters', event({ anonymousId: 'a'.repeat(257) }), 'invalid_field'],
  ['an anonymousId that is an array', event({ anonymousId: ['a', 'b'] }), 'invalid_field'],
  ['an anonymousId that is true', event({ anonymousId: true }), 'invalid_field'],
  ['the anonymousId null as text', event({ anonymousId: 'null' }), 'illegal_id'],
  ['the anonymousId undefined', event({ anonymousId: 'undefined' }), 'illegal_id'],
  ['the anonymousId anonymous', event({ anonymousId: 'Anonymous' }), 'illegal_id'],
  ['the anonymousId [object Object]', event({ anonymousId: '[object Object]' }), 'illegal_id'],
  ['the zero UUID', event({ anonymousId: '00000000-0000-0000-0000-000000000000' }), 'illegal_id'],
  ['the userId NaN', event({ userId: 'NaN' }), 'illegal_id'],
  ['the userId none', event({ userId: ' none ' }), 'illegal_id'],
  ['the userId 0 as number', event({ userId: 0 }), 'illegal_id'],
  ['a userId of more digits than a number keeps', event({ userId: 2 ** 53 }), 'invalid_field'],
  ['a userId beyond counting', event({ userId: -1e300 }), 'invalid_field'],
  ['a userId of 16 digits as number', event({ userId: Number.MAX_SAFE_INTEGER }), 'accepted'],
  ['the userId guest', event({ userId: 'guest' }), 'illegal_id'],
  ['no identity', event({ anonymousId: undefined }), 'missing_identity'],
  ['identities that are null', event({ anonymousId: null, userId: null }), 'missing_identity'],
  ['a time in words', event({ timestamp: 'tomorrow' }), 'invalid_timestamp'],
  ['a time as number', event({ timestamp: 1_700_000_000_000 }), 'invalid_field'],
  ['a thirteenth month', event({ timestamp: '2026-13-01T00:00:00Z' }), 'invalid_timestamp'],
  ['sentAt in words', event({ sentAt: 'now' }), 'invalid_timestamp'],
  ['a currency in small letters', event({ properties: { currency: 'eur' } }), 'invalid_money'],
  ['a currency that is none', event({ properties: { currency: 'XQQ' } }), 'invalid_money'],
  ['a currency that is an object', event({ properties: { currency: {} } }), 'invalid_money'],
  ['an amount in words', event({ properties: { currency: 'EUR', total: 'ten' } }), 'invalid_money'],
  ['an amount beyond counting', event({ properties: { currency: 'EUR', value: 1e300 } }), 'invalid_money'],
  ['an amount that is an array', event({ properties: { currency: 'EUR', revenue: [1] } }), 'invalid_money'],
  ['a price that is an object', event({ properties: { products: [{ price: {} }] } }), 'invalid_money'],
  ['an order without number', event({ event: 'Order Completed' }), 'missing_order_id'],
  [
    'an order with an empty number',
    event({ event: 'Order Completed', properties: { order_id: ' ' } }),
    'missing_order_id',
  ],
  [
    'an order whose number is an object',
    event({ event: 'Order Completed', properties: { order_id: {} } }),
    'missing_order_id',
  ],
  [
    'an order whose number has more digits than a number keeps',
    event({ event: 'Order Completed', properties: { order_id: 2 ** 60 } }),
    'invalid_field',
  ],
  [
    'an order whose number is longer than an id may be',
    event({ event: 'Order Completed', properties: { order_id: 'o'.repeat(257) } }),
    'invalid_field',
  ],
  ['a group without id', { ...view('x'), type: 'group' }, 'missing_field'],
  ['an alias of nobody', { type: 'alias', messageId: 'al', userId: 'u' }, 'missing_field'],
  ['nesting of 13 levels', event({ properties: nested(12) }), 'too_deep'],
  ['nesting of 5,000 levels', event({ properties: nested(5_000) }), 'too_deep'],
  ['33 KB', event({ properties: { filler: 'x'.repeat(33_000) } }), 'event_too_large'],
  ['33 KB of two-byte characters', event({ properties: { filler: 'ß'.repeat(16_500) } }), 'event_too_large'],
  ['a property __proto__', event({ properties: raw('{"__proto__":{"admin":true}}') }), 'forbidden_key'],
  ['a trait __proto__', { ...view('x'), type: 'identify', traits: raw('{"__proto__":1}') }, 'forbidden_key'],
  [
    '__proto__ in a list in a list',
    event({ properties: { products: [1, [raw('{"a":{"__proto__":{}}}')]] } }),
    'forbidden_key',
  ],
  ['half a surrogate pair in a list', event({ properties: { tags: ['a', raw('"\\ud800"')] } }), 'invalid_field'],
  ['lists nested 13 levels', event({ properties: { a: raw('['.repeat(11) + ']'.repeat(11)) } }), 'too_deep'],
  ['constructor.prototype', event({ properties: { constructor: { prototype: { admin: true } } } }), 'forbidden_key'],
  ['a key of 257 characters', event({ properties: { ['k'.repeat(257)]: 1 } }), 'invalid_field'],
  ['half a surrogate pair as value', event({ properties: raw('{"a":"\\ud800"}') }), 'invalid_field'],
  ['half a surrogate pair as key', event({ properties: raw('{"\\udc00":1}') }), 'invalid_field'],
  ['half a surrogate pair as messageId', event({ messageId: 'a\ud800' }), 'invalid_field'],
  ['a carmaker as property named constructor', event({ properties: { constructor: 'Some maker' } }), 'accepted'],
  ['nesting of 12 levels', event({ properties: nested(11) }), 'accepted'],
  ['a zero byte', event({ properties: { a: 'x\0y' } }), 'accepted'],
  ['a name of SQL', event({ event: "'; DROP TABLE facts; --" }), 'accepted'],
  ['a name of HTML', event({ event: '<script>alert(1)</script>' }), 'accepted'],
  ['ids with colons and quotes', event({ anonymousId: '","a","victim' }), 'accepted'],
  ['right-to-left and joined characters', event({ anonymousId: '\u202Eabc👩‍👩‍👧' }), 'accepted'],
];

describe('a hostile event is refused by itself, with a code, a path and a sentence', () => {
  let answer: BatchAnswer;
  beforeAll(async () => {
    expect(EVENTS.length).toBeGreaterThanOrEqual(60);
    answer = { results: [], actions: [] };
  });

  test('all of them in one batch beside as many good ones: every good one is accepted', async () => {
    const good = EVENTS.map(() => view('good'));
    answer = await tell(EVENTS.flatMap(([, hostile], index) => [good[index], hostile]));
    const results = EVENTS.map(([name, , code], index) => {
      expect(answer.results[index * 2]?.status).toBe('accepted');
      const result = answer.results[index * 2 + 1];
      expect(EVENT_STATUSES).toContain(result?.status);
      if (result?.code) expect(EVENT_CODES).toHaveProperty(result.code);
      if (result?.status === 'invalid') expect(result.message).toMatch(/\.$/);
      return [name, result?.code ?? result?.status, code];
    });
    for (const [name, got, wanted] of results) expect([name, got]).toEqual([name, wanted]);
  });
});

describe('a hostile body is refused whole, and never by a failure of ours', () => {
  const BODIES: [string, string, number][] = [
    ['nothing', '', 400],
    ['a byte-order mark alone', '\uFEFF', 400],
    ['text', 'hello', 400],
    ['cut JSON', '{"batch":[{"type":"tr', 400],
    ['null', 'null', 400],
    ['an array', '[]', 400],
    ['no batch', '{}', 400],
    ['a batch that is an object', '{"batch":{}}', 400],
    ['a batch of 501', JSON.stringify({ batch: Array(501).fill(1) }), 413],
    ['50,000 opening brackets', '['.repeat(50_000), 400],
    ['a batch nested 100,000 deep', `{"batch":[${'['.repeat(100_000)}${']'.repeat(100_000)}]}`, 200],
    ['a context that is text', '{"batch":[],"context":"x"}', 200],
    ['a token that is a number', '{"batch":[],"token":5}', 200],
    ['a token that is none', '{"batch":[],"token":"x.y.z"}', 200],
    ['sentAt in words', '{"batch":[],"sentAt":"now"}', 200],
  ];
  test.each(BODIES)('%s', async (_name, body, status) => {
    const response = await post('/v1/batch', body);
    expect(response.status).toBe(status);
    await response.body?.cancel();
  });

  test.each<[string, number[]]>([
    ['Latin-1', [0x22, 0xe9, 0x22]],
    ['half a character at its end', [0x22, 0x22, 0xc3]],
    ['a surrogate written as UTF-8', [0x22, 0xed, 0xa0, 0x80, 0x22]],
    ['UTF-16', [0xff, 0xfe, 0x7b, 0x00, 0x7d, 0x00]],
  ])('bytes that are no UTF-8: %s', async (_name, bytes) => {
    const body = new Uint8Array(bytes);
    const response = await SELF.fetch('https://footfall.test/v1/batch', { method: 'POST', headers: asBrowser, body });
    expect([response.status, await response.json()]).toEqual([
      400,
      expect.objectContaining({ message: 'The body is not UTF-8.' }),
    ]);
  });

  test.each(['gzip', 'deflate', 'br', 'gzip, gzip', 'rot13'])('a body that only says it is %s', async (encoding) => {
    const headers = { ...asBrowser, 'content-encoding': encoding };
    const response = await SELF.fetch('https://footfall.test/v1/batch', {
      method: 'POST',
      headers,
      body: '{"batch":[]}',
    });
    expect([400, 415]).toContain(response.status);
    await response.body?.cancel();
  });
});

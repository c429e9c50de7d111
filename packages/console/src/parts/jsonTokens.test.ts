import { expect, test } from 'vitest';
import { jsonTokens } from './jsonTokens.ts';

const kinds = (source: string) =>
  jsonTokens(source)
    .filter((token) => token.kind !== 'rest')
    .map((token) => [token.kind, token.text]);

test('keys, strings, numbers and words are told apart', () => {
  expect(kinds('{"a": "b: c", "n": -1.5e3, "t": true}')).toEqual([
    ['key', '"a"'],
    ['string', '"b: c"'],
    ['key', '"n"'],
    ['number', '-1.5e3'],
    ['key', '"t"'],
    ['word', 'true'],
  ]);
});

test('nothing is lost or added, even in text that is not JSON', () => {
  for (const source of ['', '{"q":"\\"x\\": 1"}', 'not "json: 12', '[1,\n 2]']) {
    const joined = jsonTokens(source)
      .map((token) => token.text)
      .join('');
    expect(joined).toBe(source);
  }
});

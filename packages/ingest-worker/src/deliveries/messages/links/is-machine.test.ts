import { expect, test } from 'vitest';
import { isMachine } from './is-machine.ts';

const PERSON = {
  method: 'GET',
  purpose: '',
  userAgent: 'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 Safari/604.1',
};

test.each([
  ['a person on a phone', {}, false],
  ['a person an hour later', { sinceSentMs: 3_600_000 }, false],
  ['Gmail’s proxy, which waits for a person', { userAgent: 'Mozilla/5.0 (via ggpht.com GoogleImageProxy)' }, false],
  ['Apple’s mail privacy protection', { userAgent: 'Mozilla/5.0' }, true],
  ['whoever says nothing of itself', { userAgent: '' }, true],
  ['a crawler', { userAgent: 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)' }, true],
  ['a scanner that only asks whether the link is there', { method: 'HEAD' }, true],
  ['a prefetching browser', { purpose: 'prefetch;prerender' }, true],
  ['somebody faster than a person', { sinceSentMs: 700 }, true],
  ['whoever follows all links at once', { others: true }, true],
])('%s', (_name, visit, machine) => {
  expect(isMachine({ ...PERSON, ...visit })).toBe(machine);
});

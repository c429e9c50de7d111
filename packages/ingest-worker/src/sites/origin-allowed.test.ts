import { describe, expect, test } from 'vitest';
import { isOriginPattern, originAllowed } from './origin-allowed.ts';

describe('an origin may speak where the site names it', () => {
  const yes: [string, string][] = [
    ['https://shop.example', 'https://shop.example'],
    ['https://shop.example:8443', 'https://shop.example:8443'],
    ['https://www.shop.example', 'https://*.shop.example'],
    ['https://a.b.shop.example', 'https://*.shop.example'],
    ['http://localhost', 'http://localhost:*'],
    ['http://localhost:5173', 'http://localhost:*'],
    ['http://[::1]:5173', 'http://[::1]:*'],
    ['https://a.shop.example:8443', 'https://*.shop.example:*'],
    ['https://a.shop.example:8443', 'https://*.shop.example:8443'],
    ['null', '*'],
  ];
  test.each(yes)('%s by %s', (origin, pattern) => expect(originAllowed(origin, [pattern])).toBe(true));

  const no: [string, string][] = [
    ['null', 'https://shop.example'],
    ['http://shop.example', 'https://shop.example'],
    ['https://shop.example:8443', 'https://shop.example'],
    ['https://shop.example', 'https://*.shop.example'],
    ['https://evil-shop.example', 'https://*.shop.example'],
    ['https://evilshop.example', 'https://*.shop.example'],
    ['https://shop.example.evil', 'https://*.shop.example'],
    ['https://www.shop.example.evil', 'https://*.shop.example'],
    ['https://evil.example/.shop.example', 'https://*.shop.example'],
    ['https://evil.example?.shop.example', 'https://*.shop.example:8443'],
    ['https://evil.example:80.shop.example', 'https://*.shop.example'],
    ['https://evil.example@www.shop.example', 'https://*.shop.example'],
    ['https://www.shop.example:8443', 'https://*.shop.example'],
    ['http://localhost.evil.example', 'http://localhost:*'],
    ['http://localhost:80.evil.example', 'http://localhost:*'],
    ['http://localhost:', 'http://localhost:*'],
    ['https://localhost:5173', 'http://localhost:*'],
    ['chrome-extension://shop.example', 'https://shop.example'],
    ['', 'https://shop.example'],
  ];
  test.each(no)('%s not by %s', (origin, pattern) => expect(originAllowed(origin, [pattern])).toBe(false));
});

test('a pattern that no browser could ever match is none', () => {
  const good = [
    '*',
    'https://shop.example',
    'https://*.shop.example:*',
    'http://localhost:*',
    'https://xn--bcher-kva.example',
  ];
  const bad = [
    'https://Shop.Example',
    'https://bücher.example',
    'https://shop.example:443',
    'http://*.shop.example:80',
    'https://shop.example/',
    'https://user@shop.example',
    'https://*',
    'https://shop.*',
    'shop.example',
    'null',
    'ftp://shop.example',
  ];
  expect(good.filter((pattern) => !isOriginPattern(pattern))).toEqual([]);
  expect(bad.filter(isOriginPattern)).toEqual([]);
});

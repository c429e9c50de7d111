import { expect, test } from 'vitest';
import { taken } from '../testing/taken.ts';
import { type Locality, withLocality } from './locality.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const device = (known: Locality | undefined, context: Record<string, unknown>, at = NOW) =>
  withLocality(known, {}, taken({ type: 'page', context }, at, { trusted: false }));
const shop = (known: Locality | undefined, traits: Record<string, unknown>, at = NOW) =>
  withLocality(known, traits, taken({ type: 'identify', traits }, at));

test('the device’s zone and locale, the newest by event time', () => {
  const known = device(undefined, { timezone: 'Europe/Berlin', locale: 'de_DE' });
  expect(known).toEqual({ timeZone: { value: 'Europe/Berlin', at: NOW }, locale: { value: 'de-DE', at: NOW } });
  expect(device(known, { timezone: 'Asia/Tokyo' }, NOW - 1)).toEqual(known);
  expect(device(known, { timezone: 'Asia/Tokyo' }, NOW + 1)?.timeZone?.value).toBe('Asia/Tokyo');
});

test('a device that knows no zone is where its address is', () => {
  expect(device(undefined, { edge: { timezone: 'Europe/Paris' } })?.timeZone?.value).toBe('Europe/Paris');
});

test('the shop’s word holds against every device', () => {
  const known = shop(device(undefined, { locale: 'en' }), { timezone: 'Europe/Vienna', locale: 'de' }, NOW - 5);
  expect(known).toEqual({
    timeZone: { value: 'Europe/Vienna', at: NOW - 5, byShop: true },
    locale: { value: 'de', at: NOW - 5, byShop: true },
  });
  expect(device(known, { timezone: 'Asia/Tokyo', locale: 'ja' }, NOW + 1)).toBe(known);
});

test.each(['Mars/Olympus', '+02:00', 'x'.repeat(100), 7, null])('%j is no zone', (timezone) => {
  expect(device(undefined, { timezone })).toBeUndefined();
});

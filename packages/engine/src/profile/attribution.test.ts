import type { EventContext } from '@footfall/contract';
import { expect, test } from 'vitest';
import { taken } from '../testing/taken.ts';
import { type Attribution, withAttribution } from './attribution.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const page = (context: EventContext, at = NOW) => taken({ type: 'page', context }, at);
const after = (...events: ReturnType<typeof taken>[]) =>
  events.reduce<Attribution | undefined>((known, event) => withAttribution(known, event), undefined);
const by = (source: string, at: number) => page({ campaign: { source } }, at);

test('first and last touch are by event time, in whatever order they come', () => {
  const events = [by('mail', NOW), by('search', NOW + 1), by('social', NOW + 2)];
  const expected = {
    first: { at: NOW, campaign: { source: 'mail' } },
    last: { at: NOW + 2, campaign: { source: 'social' } },
  };
  expect(after(...events)).toEqual(expected);
  expect(after(...events.toReversed())).toEqual(expected);
});

test('both touches the SDK kept are taken, though its first came before anything arrived', () => {
  const attribution = {
    first: { at: new Date(NOW - 1000).toISOString(), click: { gclid: 'x' } },
    last: { at: new Date(NOW + 9999).toISOString(), referrer: 'https://other.example/' },
  };
  expect(after(page({ attribution }))).toEqual({
    first: { at: NOW - 1000, click: { gclid: 'x' } },
    last: { at: NOW, referrer: 'https://other.example/' },
  });
});

test('another site’s referrer is a touch; one’s own, and none, are not', () => {
  const url = 'https://shop.example/a';
  expect(after(page({ page: { url, referrer: 'https://other.example/b' } }))?.first).toMatchObject({
    referrer: 'https://other.example/b',
  });
  expect(after(page({ page: { url, referrer: 'https://shop.example/b' } }))).toBeUndefined();
  expect(after(page({ page: { url, referrer: '' }, campaign: {} }))).toBeUndefined();
});

test('what is no text is left out, and what is long is cut', () => {
  const campaign = { source: 'x'.repeat(500), medium: 7 } as never;
  expect(after(page({ campaign }))?.first.campaign).toEqual({ source: 'x'.repeat(120) });
});

import { describe, expect, test } from 'vitest';
import type { Rules } from '../rules.ts';
import { Living, taken, tookOrder } from '../testing/taken.ts';
import { checkSegments } from './check-segments.ts';
import { recipes } from './recipes.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
const segments = recipes('EUR').map(({ id, name, when }) => ({ id, name, when, changedIn: 1 }));
const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [], segments };
const somebody = () => new Living(rules, NOW);
const page = (at: number) => taken({ type: 'page' }, at);
const cart = (value: number, at: number) =>
  taken({ event: 'Cart Updated', properties: { products: [{ product_id: 'a' }], value, currency: 'EUR' } }, at);

test('every recipe can be saved as it is', () => {
  expect(checkSegments(segments, NOW)).toEqual([]);
});

describe('bought twice within 7 days', () => {
  test('from the second order until exactly 7 days after the first', () => {
    const who = somebody().tell(tookOrder('1', 5, NOW));
    expect(who.isIn('repeat-buyers-7-days')).toBe(false);
    who.tell(tookOrder('2', 5, NOW + DAY_MS));
    expect(who.isIn('repeat-buyers-7-days')).toBe(true);
    expect(who.until(NOW + 7 * DAY_MS - 1).isIn('repeat-buyers-7-days')).toBe(true);
    expect(who.until(NOW + 7 * DAY_MS).isIn('repeat-buyers-7-days')).toBe(false);
    const moves = who.facts.filter((fact) => 'segment' in fact && fact.segment.id === 'repeat-buyers-7-days');
    expect(moves).toMatchObject([
      { type: 'segment.entered', at: NOW + DAY_MS, since: NOW + DAY_MS, cause: expect.any(String) },
      { type: 'segment.left', at: NOW + 7 * DAY_MS, since: NOW + 7 * DAY_MS },
    ]);
    expect(moves[1]).not.toHaveProperty('cause');
  });
});

describe.each([24, 48])('active in the last %i hours', (hours) => {
  test('until as long after the last thing they did', () => {
    const who = somebody().tell(page(NOW), page(NOW + HOUR_MS));
    const end = NOW + (hours + 1) * HOUR_MS;
    expect(who.until(end - 1).isIn(`active-${hours}-hours`)).toBe(true);
    expect(who.until(end).isIn(`active-${hours}-hours`)).toBe(false);
    expect(who.tell(page(end + 5)).isIn(`active-${hours}-hours`)).toBe(true);
  });

  test('what the shop says about them is nothing they did', () => {
    const who = somebody().tell(taken({ type: 'identify', traits: { plan: 'gold' } }, NOW));
    expect(who.isIn(`active-${hours}-hours`)).toBe(false);
  });
});

test('inactive for 30 days: from exactly then, until they do anything', () => {
  const who = somebody().tell(page(NOW));
  expect(who.until(NOW + 30 * DAY_MS - 1).isIn('inactive-30-days')).toBe(false);
  expect(who.until(NOW + 30 * DAY_MS).isIn('inactive-30-days')).toBe(true);
  expect(who.tell(page(NOW + 31 * DAY_MS)).isIn('inactive-30-days')).toBe(false);
});

test('VIP: by what was paid in the site’s currency, orders taken back not counted', () => {
  const who = somebody().tell(tookOrder('1', 499.99, NOW), tookOrder('2', 500, NOW, { currency: 'USD' }));
  expect(who.isIn('vip')).toBe(false);
  expect(who.tell(tookOrder('3', 0.01, NOW)).isIn('vip')).toBe(true);
});

test('new customer: from the first order for 30 days, or until the second', () => {
  const who = somebody().tell(page(NOW));
  expect(who.isIn('new-customer')).toBe(false);
  who.tell(tookOrder('1', 5, NOW));
  expect(who.until(NOW + 30 * DAY_MS - 1).isIn('new-customer')).toBe(true);
  expect(who.until(NOW + 30 * DAY_MS).isIn('new-customer')).toBe(false);
  const other = somebody().tell(tookOrder('1', 5, NOW), tookOrder('2', 5, NOW + 1));
  expect(other.isIn('new-customer')).toBe(false);
});

test('cart over 50 abandoned: an hour after it was last touched, until it is touched or ordered', () => {
  const who = somebody().tell(cart(50.01, NOW));
  expect(who.until(NOW + HOUR_MS - 1).isIn('cart-over-50-abandoned')).toBe(false);
  expect(who.until(NOW + HOUR_MS).isIn('cart-over-50-abandoned')).toBe(true);
  expect(who.tell(cart(60, NOW + HOUR_MS + 1)).isIn('cart-over-50-abandoned')).toBe(false);
  expect(who.until(NOW + 3 * HOUR_MS).isIn('cart-over-50-abandoned')).toBe(true);
  expect(who.tell(tookOrder('1', 60, NOW + 4 * HOUR_MS)).isIn('cart-over-50-abandoned')).toBe(false);
  expect(
    somebody()
      .tell(cart(50, NOW))
      .until(NOW + DAY_MS)
      .isIn('cart-over-50-abandoned'),
  ).toBe(false);
});

test('detractor: by the newest answer, in whichever survey', () => {
  const answer = (survey: string, value: number | null, at: number) =>
    taken(
      {
        event: 'Survey Answered',
        properties: { survey_id: survey, revision: 1, response_id: `r${at}`, question_id: 'nps', edit: 0, value },
      },
      at,
    );
  const who = somebody().tell(answer('spring', 6, NOW));
  expect(who.isIn('detractor')).toBe(true);
  expect(who.tell(answer('summer', 7, NOW + 1)).isIn('detractor')).toBe(false);
  expect(who.tell(answer('spring', 0, NOW + 2)).isIn('detractor')).toBe(true);
});

test('likes chocolate: while it is the category bought most of', () => {
  const of = (category: string, quantity: number) => ({ products: [{ product_id: category, category, quantity }] });
  const who = somebody().tell(tookOrder('1', 5, NOW, of('fruit', 2)));
  expect(who.isIn('likes-chocolate')).toBe(false);
  expect(who.tell(tookOrder('2', 5, NOW, of('chocolate', 3))).isIn('likes-chocolate')).toBe(true);
  expect(who.tell(tookOrder('3', 5, NOW, of('fruit', 2))).isIn('likes-chocolate')).toBe(false);
});

import type { SegmentCondition, SegmentRule } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { checkSegments } from './check-segments.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const segment = (when: SegmentCondition, id = 's'): SegmentRule => ({ id, name: id, changedIn: 1, when });
const refusals = (...segments: SegmentRule[]) =>
  checkSegments(segments, NOW).map(({ code, path }) => `${code} ${path.join('.')}`);
const refused = (when: unknown) => refusals(segment(when as SegmentCondition));
const bought = { op: 'did', event: 'Order Completed' } as const;
const chocolate = { where: [{ property: 'category', test: { is: 'equal', value: 'chocolate' } }] };

describe('a rule that needs more history than is kept is refused when it is saved', () => {
  test.each([
    [
      'a rolling window past 400 days',
      { ...bought, within: { kind: 'last', amount: 401, unit: 'days' } },
      '0.when.within.amount',
    ],
    [
      'days longer ago than that',
      { ...bought, within: { kind: 'between', from: '2024-12-01', to: '2024-12-31' } },
      '0.when.within.from',
    ],
    ['properties ever', { ...bought, ...chocolate }, '0.when'],
    [
      'a sum ever',
      { ...bought, measure: { of: 'sum', property: 'quantity' }, is: { is: 'above', value: 1 } },
      '0.when',
    ],
    ['absence ever, by property', { op: 'didNot', event: 'page', ...chocolate }, '0.when'],
    [
      'absence for longer',
      { op: 'lastDid', event: 'page', longerAgo: { amount: 401, unit: 'days' } },
      '0.when.longerAgo.amount',
    ],
    [
      'more events by property than are kept',
      { ...bought, ...chocolate, is: { is: 'atLeast', value: 501 }, within: { kind: 'last', amount: 7, unit: 'days' } },
      '0.when.is',
    ],
  ])('%s', (_name, when, path) => {
    expect(refused(when)).toEqual([`needs_more_history ${path}`]);
    expect(checkSegments([segment(when as SegmentCondition)], NOW)[0]?.reason).toMatch(/kept|known/);
  });

  test('a plain count is known for ever, however high', () => {
    expect(refused({ ...bought, is: { is: 'atLeast', value: 2_000 } })).toEqual([]);
    expect(refused({ ...bought, within: { kind: 'last', amount: 400, unit: 'days' } })).toEqual([]);
    expect(refused({ op: 'didNot', event: 'page' })).toEqual([]);
  });
});

describe('what makes no sense is refused where it stands', () => {
  test.each([
    ['an unknown operator', { op: 'all', of: [{ op: 'haveBeen' }] }, 'invalid 0.when.of.0.op'],
    ['a member nobody knows', { ...bought, times: 3 }, 'invalid 0.when'],
    [
      'a property that is not kept',
      { ...bought, where: [{ property: 'email', test: { is: 'set' } }] },
      'invalid 0.when.where.0',
    ],
    [
      'a currency that is none',
      { op: 'spent', currency: 'XQQ', is: { is: 'above', value: 1 } },
      'unknown_currency 0.when.currency',
    ],
    [
      'a zone that is none',
      { ...bought, within: { kind: 'between', from: '2026-01-01', to: '2026-01-02', timeZone: 'Mars/Base' } },
      'unknown_time_zone 0.when.within.timeZone',
    ],
    [
      'days that run backwards',
      { ...bought, within: { kind: 'between', from: '2026-01-02', to: '2026-01-01' } },
      'empty_range 0.when.within.to',
    ],
    ['no bucket', { op: 'bucket', salt: '', from: 5, to: 5 }, 'empty_range 0.when.to'],
    ['a segment there is not', { op: 'inSegment', segment: 'x' }, 'unknown_segment 0.when.segment'],
    ['itself', { op: 'not', of: { op: 'inSegment', segment: 's' } }, 'cycle 0.when.of.segment'],
  ])('%s', (_name, when, expected) => {
    expect(refused(when)).toEqual([expected]);
  });

  test('a circle of segments, at each of its members', () => {
    const asks = (id: string, other: string) => segment({ op: 'any', of: [{ op: 'inSegment', segment: other }] }, id);
    expect(refusals(asks('a', 'b'), asks('b', 'c'), asks('c', 'a'))).toEqual([
      'cycle 0.when.of.0.segment',
      'cycle 1.when.of.0.segment',
      'cycle 2.when.of.0.segment',
    ]);
    expect(refusals(asks('a', 'b'), asks('b', 'c'), segment(bought, 'c'))).toEqual([]);
  });

  test('the same id twice, conditions too deep, too many segments', () => {
    expect(refusals(segment(bought), segment(bought))).toEqual(['duplicate_id 1.id']);
    let deep: SegmentCondition = bought;
    for (let level = 0; level < 8; level += 1) deep = { op: 'not', of: deep };
    expect(refused(deep)[0]).toMatch(/^too_deep 0\.when/);
    const many = Array.from({ length: 401 }, (_, index) => segment(bought, `s${index}`));
    expect(refusals(...many)).toEqual(['too_many ']);
  });
});

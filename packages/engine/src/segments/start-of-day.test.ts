import { describe, expect, test } from 'vitest';
import type { Rules } from '../rules.ts';
import { Living, taken } from '../testing/taken.ts';
import { preview } from './preview.ts';
import { dayAfter, startOfDay } from './start-of-day.ts';

const HOUR_MS = 60 * 60_000;
const hours = (date: string, timeZone: string) =>
  (startOfDay(dayAfter(date), timeZone) - startOfDay(date, timeZone)) / HOUR_MS;

describe('a calendar day begins when it begins there', () => {
  test.each([
    ['2026-01-31', 'UTC', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31', 'Europe/Berlin', '2026-01-30T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Berlin', '2026-06-30T22:00:00.000Z'],
    ['2026-01-31', 'America/New_York', '2026-01-31T05:00:00.000Z'],
    ['2026-01-31', 'Asia/Kolkata', '2026-01-30T18:30:00.000Z'],
    ['2026-01-31', 'Pacific/Kiritimati', '2026-01-30T10:00:00.000Z'],
    ['2026-01-31', 'Pacific/Niue', '2026-01-31T11:00:00.000Z'],
  ])('%s in %s', (date, timeZone, start) => {
    expect(new Date(startOfDay(date, timeZone)).toISOString()).toBe(start);
  });

  test('a day has 23 hours where clocks go forward and 25 where they go back', () => {
    expect(hours('2026-03-29', 'Europe/Berlin')).toBe(23);
    expect(hours('2026-10-25', 'Europe/Berlin')).toBe(25);
    expect(hours('2026-03-08', 'America/New_York')).toBe(23);
    expect(hours('2026-10-04', 'Australia/Lord_Howe')).toBe(23.5);
  });

  test('where midnight itself is jumped over, it begins at one o’clock', () => {
    expect(new Date(startOfDay('2018-11-04', 'America/Sao_Paulo')).toISOString()).toBe('2018-11-04T03:00:00.000Z');
    expect(hours('2018-11-04', 'America/Sao_Paulo')).toBe(23);
  });

  test('a day that a zone left out is over as it begins', () => {
    expect(hours('2011-12-30', 'Pacific/Apia')).toBe(0);
  });

  test('a month’s last day is followed by the next month’s first, leap years too', () => {
    expect(['2026-01-31', '2026-02-28', '2028-02-28', '2028-02-29', '2026-12-31'].map(dayAfter)).toEqual([
      '2026-02-01',
      '2026-03-01',
      '2028-02-29',
      '2028-03-01',
      '2027-01-01',
    ]);
  });
});

describe('between two dates', () => {
  const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };
  const did = (at: string, from: string, to: string, timeZone?: string) => {
    const now = Date.parse('2026-12-31T12:00:00Z');
    const { state } = new Living(rules, now).tell(
      taken({ event: 'Product Viewed' }, Date.parse(at), { receivedAt: now }),
    );
    const within = { kind: 'between' as const, from, to, ...(timeZone ? { timeZone } : {}) };
    return preview(state, { op: 'did', event: 'Product Viewed', within }, rules, now).member;
  };

  test.each([
    ['the first instant of the first day', '2026-03-28T23:00:00.000Z', true],
    ['the instant before it', '2026-03-28T22:59:59.999Z', false],
    ['the last instant of the short day', '2026-03-29T21:59:59.999Z', true],
    ['the instant after it', '2026-03-29T22:00:00.000Z', false],
  ])('the day clocks go forward in Berlin, the site’s zone: %s', (_name, at, expected) => {
    expect(did(at, '2026-03-29', '2026-03-29')).toBe(expected);
  });

  test.each([
    ['its 25th hour', '2026-10-25T22:59:59.999Z', true],
    ['the instant after it', '2026-10-25T23:00:00.000Z', false],
  ])('the day they go back: %s', (_name, at, expected) => {
    expect(did(at, '2026-10-25', '2026-10-25')).toBe(expected);
  });

  test('a whole month, in a zone of the rule’s own', () => {
    const february = (at: string) => did(at, '2026-02-01', '2026-02-28', 'America/New_York');
    expect(february('2026-02-01T04:59:59.999Z')).toBe(false);
    expect(february('2026-02-01T05:00:00.000Z')).toBe(true);
    expect(february('2026-03-01T04:59:59.999Z')).toBe(true);
    expect(february('2026-03-01T05:00:00.000Z')).toBe(false);
  });
});

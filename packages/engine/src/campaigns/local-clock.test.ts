import { describe, expect, test } from 'vitest';
import { localClock, nextClockTime } from './local-clock.ts';
import { isQuiet, quietUntil } from './quiet-until.ts';

const at = (text: string) => Date.parse(text);
const iso = (instant: number) => new Date(instant).toISOString();

describe('the next time clocks show something', () => {
  test.each([
    ['later today', '2026-01-15T11:00Z', 'Europe/Berlin', '18:30', '2026-01-15T17:30:00.000Z'],
    ['tomorrow', '2026-01-15T11:00Z', 'Europe/Berlin', '09:00', '2026-01-16T08:00:00.000Z'],
    [
      'in a gap: when clocks are put forward',
      '2026-03-28T20:00Z',
      'Europe/Berlin',
      '02:30',
      '2026-03-29T01:00:00.000Z',
    ],
    ['twice: the first', '2026-10-24T20:00Z', 'Europe/Berlin', '02:30', '2026-10-25T00:30:00.000Z'],
    ['after a gap', '2026-03-28T20:00Z', 'Europe/Berlin', '07:00', '2026-03-29T05:00:00.000Z'],
    ['after an overlap', '2026-10-24T20:00Z', 'Europe/Berlin', '07:00', '2026-10-25T06:00:00.000Z'],
    ['in a zone of three quarters', '2026-01-15T11:00Z', 'Asia/Kathmandu', '18:30', '2026-01-15T12:45:00.000Z'],
    [
      'where clocks move by half an hour',
      '2026-04-04T10:00Z',
      'Australia/Lord_Howe',
      '03:00',
      '2026-04-04T16:30:00.000Z',
    ],
  ])('%s', (_name, after, zone, time, expected) => {
    expect(iso(nextClockTime(at(after), zone, time))).toBe(expected);
  });

  test('on one of some weekdays', () => {
    expect(iso(nextClockTime(at('2026-01-15T11:00Z'), 'UTC', '08:00', [1, 2]))).toBe('2026-01-19T08:00:00.000Z');
  });

  test('the exact instant is not after itself', () => {
    expect(iso(nextClockTime(at('2026-01-15T08:00Z'), 'UTC', '08:00'))).toBe('2026-01-16T08:00:00.000Z');
  });

  test('calendars and clocks are those of the zone', () => {
    expect(localClock(at('2026-01-15T23:30Z'), 'Europe/Berlin')).toEqual({
      date: '2026-01-16',
      minutes: 30,
      weekday: 5,
    });
  });
});

describe('quiet hours', () => {
  const night = { from: '22:00', to: '07:00', messages: 'defer' as const };

  test.each([
    ['before', '2026-01-15T20:59Z', undefined],
    ['from the first minute', '2026-01-15T21:00Z', '2026-01-16T06:00:00.000Z'],
    ['after midnight', '2026-01-15T23:30Z', '2026-01-16T06:00:00.000Z'],
    ['until just before the last', '2026-01-16T05:59Z', '2026-01-16T06:00:00.000Z'],
    ['not at the last', '2026-01-16T06:00Z', undefined],
    ['in the short night', '2026-03-28T21:30Z', '2026-03-29T05:00:00.000Z'],
    ['in the long night', '2026-10-24T20:30Z', '2026-10-25T06:00:00.000Z'],
  ])('over midnight: %s', (_name, when, until) => {
    const over = quietUntil(night, 'email', 'Europe/Berlin', at(when));
    expect(over === undefined ? undefined : iso(over)).toBe(until);
  });

  test('hold for some channels only where they say so', () => {
    const quiet = { ...night, channels: ['sms' as const] };
    expect(quietUntil(quiet, 'email', 'Europe/Berlin', at('2026-01-15T23:00Z'))).toBeUndefined();
    expect(quietUntil(quiet, 'sms', 'Europe/Berlin', at('2026-01-15T23:00Z'))).toBeDefined();
  });

  test('hold by the clock also in the hour that comes twice', () => {
    const late = { from: '01:00', to: '02:30' };
    expect(isQuiet(late, 'Europe/Berlin', at('2026-10-25T00:15Z'))).toBe(true);
    expect(isQuiet(late, 'Europe/Berlin', at('2026-10-25T00:45Z'))).toBe(false);
    expect(isQuiet(late, 'Europe/Berlin', at('2026-10-25T01:15Z'))).toBe(true);
  });
});

import type { DateTrigger } from '@footfall/contract';
import type { Rules } from '../rules.ts';
import { instantOf } from '../segments/value-test.ts';
import type { CustomerState } from '../state.ts';
import { type CampaignRule, campaignPlan } from './campaign-plan.ts';
import { clockTimeOn, localClock, minutesOf } from './local-clock.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A day that has no 29 February takes the 28th. */
const LEAP_DAY = '02-29';
/** A shift by days moves a date by less than a year. */
const YEARS_LOOKED_AT = 3;

/** A date that begins a campaign for somebody, epoch milliseconds. */
export interface DueDate {
  rule: CampaignRule;
  at: number;
}

/** For each campaign that a date begins: when it next does for this customer. */
export function nextDates(state: CustomerState, rules: Rules): DueDate[] {
  return campaignPlan(rules).dated.flatMap((rule) => {
    const at = nextDate(state, rule, rules);
    return at === undefined ? [] : [{ rule, at }];
  });
}

export function earliestDate(state: CustomerState, rules: Rules): number | undefined {
  return nextDates(state, rules).reduce<number | undefined>(
    (earliest, { at }) => (earliest === undefined || at < earliest ? at : earliest),
    undefined,
  );
}

/** The first after the campaign was published, after what was decided last, and after the last that was due. */
function nextDate(state: CustomerState, { id, since = 0, definition }: CampaignRule, rules: Rules): number | undefined {
  const { profile, segments, campaigns } = state;
  const trigger = definition.trigger as DateTrigger;
  const after = Math.max(since, segments.at, campaigns?.dates?.[id] ?? 0);
  const zone = profile.locality?.timeZone?.value ?? rules.timeZone;
  const value = Object.hasOwn(profile.traits, trigger.trait) ? profile.traits[trigger.trait] : undefined;
  const date = dateOf(value, zone);
  if (date === undefined) return undefined;
  const on = (day: string) => clockTimeOn(shifted(day, trigger.days ?? 0), zone, minutesOf(trigger.time));
  if (trigger.repeats === 'once') {
    const at = on(date);
    return at > after ? at : undefined;
  }
  const year = Number(localClock(after, zone).date.slice(0, 4));
  for (let add = -1; add < YEARS_LOOKED_AT; add += 1) {
    const at = on(inYear(date, year + add));
    if (at > after) return at;
  }
  return undefined;
}

/** The calendar day that a trait names; an instant is the day it falls on where the customer is. */
function dateOf(value: unknown, zone: string): string | undefined {
  const at = instantOf(value);
  if (at === undefined) return undefined;
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value)) return value;
  return localClock(at, zone).date;
}

function inYear(date: string, year: number): string {
  const day = date.slice(5);
  const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1;
  return `${String(year).padStart(4, '0')}-${day === LEAP_DAY && !isLeap ? '02-28' : day}`;
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

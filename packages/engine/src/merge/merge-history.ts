import { daysSince, decodeDays, encodeDays } from '../history/daily-counts.ts';
import { hasRoom } from '../history/event-name.ts';
import type { History, HistoryEvent, HistoryLimits } from '../history/history.ts';
import { moveTexts } from '../history/move-texts.ts';
import { dropOldest, withDropped } from '../history/remember-event.ts';
import { withoutUnusedTexts } from '../history/unused-texts.ts';

/** A name that there was no room for. */
const NOWHERE = -1;

/**
 * Two histories as one: events by event time, daily counts added. Whatever is no longer whole in one of them (days
 * too long ago, events that had to leave) is not whole in the sum either.
 */
export function mergeHistory(mine: History, theirs: History, limits: HistoryLimits): History {
  const names = [...mine.names];
  const nameOf = theirs.names.map((name) => placeOfName(names, name));
  const namesFull = mine.namesFull || theirs.namesFull || nameOf.includes(NOWHERE);
  const daysFrom = Math.max(mine.daysFrom, theirs.daysFrom);
  const days = names.map((name) => addDays(daysOf(mine, name), daysOf(theirs, name), daysFrom));

  const texts = [...mine.texts];
  const known = new Map(texts.map((text, place) => [text, place]));
  const placeOf = (place: number): number => {
    const text = theirs.texts[place] as string;
    const found = known.get(text) ?? texts.push(text) - 1;
    known.set(text, found);
    return found;
  };
  const moved = theirs.events.flatMap((event): HistoryEvent[] => {
    const [, at, mask, ...values] = moveTexts(event, placeOf);
    const name = nameOf[event[0]] ?? NOWHERE;
    return name === NOWHERE ? [] : [[name, at, mask, ...values]];
  });

  const merged: History = { names, texts, events: [], days, daysFrom, ...(namesFull ? { namesFull } : {}) };
  const dropped = newestDropped(mine, theirs, names);
  return keepNewest(dropped ? { ...merged, dropped } : merged, [...mine.events, ...moved], limits);
}

function placeOfName(names: string[], name: string): number {
  const known = names.indexOf(name);
  if (known >= 0) return known;
  return hasRoom(names, name) ? names.push(name) - 1 : NOWHERE;
}

function daysOf(history: History, name: string): string {
  return history.days[history.names.indexOf(name)] ?? '';
}

function addDays(one: string, other: string, from: number): string {
  const [mine, theirs] = [decodeDays(daysSince(one, from)), decodeDays(daysSince(other, from))];
  if (theirs.counts.length === 0) return encodeDays(mine);
  if (mine.counts.length === 0) return encodeDays(theirs);
  const first = Math.min(mine.first, theirs.first);
  const end = Math.max(mine.first + mine.counts.length, theirs.first + theirs.counts.length);
  const counts = Array.from({ length: end - first }, (_, index) => {
    const day = first + index;
    return (mine.counts[day - mine.first] ?? 0) + (theirs.counts[day - theirs.first] ?? 0);
  });
  return encodeDays({ first, counts });
}

function newestDropped(mine: History, theirs: History, names: string[]): number[] | undefined {
  if (!mine.dropped && !theirs.dropped) return undefined;
  const of = ({ names: known, dropped }: History, name: string) => dropped?.[known.indexOf(name)] ?? 0;
  return names.map((name) => Math.max(of(mine, name), of(theirs, name)));
}

/** Nothing as old as what was left out stays: "complete from here on" has to be true of the sum. */
function keepNewest(empty: History, events: HistoryEvent[], limits: HistoryLimits): History {
  const floor = Math.max(Number.NEGATIVE_INFINITY, ...(empty.dropped?.filter((at) => at !== 0) ?? []));
  let history: History = { ...empty, events: events.filter(([, at]) => at > floor).sort(byTime) };
  for (const [name, at] of events) if (at <= floor) history = withDropped(history, name, at);
  while (history.events.length > limits.events) dropOldest(history, new Set());
  return withoutUnusedTexts(history);
}

const byTime = (one: HistoryEvent, other: HistoryEvent) => one[1] - other[1];

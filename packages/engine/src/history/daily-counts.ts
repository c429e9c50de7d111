/**
 * How often something happened on each of a row of days, as text: the first day in base 36, a colon, then a character
 * for each day. A count up to 35 is its base 36 digit, a larger one stands in `()`, and `[n]` is n days without.
 * 400 busy days of one event are about 400 bytes; as JSON numbers they would be 1 to 4 KB.
 */
export interface DailyCounts {
  first: number;
  counts: number[];
}

const BASE = 36;
/** A run of empty days shorter than this is shorter written out. */
const MIN_RUN = 4;

export function decodeDays(text: string): DailyCounts {
  const colon = text.indexOf(':');
  if (colon < 0) return { first: 0, counts: [] };
  const counts: number[] = [];
  let at = colon + 1;
  while (at < text.length) {
    const character = text[at];
    if (character === '(' || character === '[') {
      const end = text.indexOf(character === '(' ? ')' : ']', at);
      const number = Number.parseInt(text.slice(at + 1, end), BASE);
      if (character === '(') counts.push(number);
      else for (let day = 0; day < number; day += 1) counts.push(0);
      at = end + 1;
    } else {
      counts.push(Number.parseInt(character as string, BASE));
      at += 1;
    }
  }
  return { first: Number.parseInt(text.slice(0, colon), BASE), counts };
}

export function encodeDays({ first, counts }: DailyCounts): string {
  let start = 0;
  let end = counts.length;
  while (start < end && counts[start] === 0) start += 1;
  while (end > start && counts[end - 1] === 0) end -= 1;
  if (start === end) return '';
  let text = `${(first + start).toString(BASE)}:`;
  for (let day = start; day < end; ) {
    let run = 0;
    while (counts[day + run] === 0) run += 1;
    if (run >= MIN_RUN) {
      text += `[${run.toString(BASE)}]`;
      day += run;
    } else {
      const count = counts[day] as number;
      text += count < BASE ? count.toString(BASE) : `(${count.toString(BASE)})`;
      day += 1;
    }
  }
  return text;
}

/** One more or fewer on a day. */
export function withCount(text: string, day: number, change: number): string {
  const { first, counts } = decodeDays(text);
  if (counts.length === 0) return encodeDays({ first: day, counts: [Math.max(0, change)] });
  const from = Math.min(first, day);
  const all: number[] = [...new Array<number>(first - from).fill(0), ...counts];
  while (all.length <= day - from) all.push(0);
  all[day - from] = Math.max(0, (all[day - from] as number) + change);
  return encodeDays({ first: from, counts: all });
}

/** Without the days before this one. */
export function daysSince(text: string, from: number): string {
  const { first, counts } = decodeDays(text);
  return first >= from ? text : encodeDays({ first: from, counts: counts.slice(from - first) });
}

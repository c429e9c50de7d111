import { FIELDS, type History, type HistoryEvent } from './history.ts';

const QUANTITY = FIELDS.indexOf('quantity');
/** Bits of the fields that are places in `texts`. */
const TEXT_BITS = (1 << QUANTITY) - 1;

/** The same history with only the texts that its events use. */
export function withoutUnusedTexts(history: History): History {
  const texts: string[] = [];
  const moved = new Map<number, number>();
  const place = (old: number): number => {
    const known = moved.get(old);
    if (known !== undefined) return known;
    const next = texts.push(history.texts[old] as string) - 1;
    moved.set(old, next);
    return next;
  };
  const events = history.events.map((event): HistoryEvent => {
    const [name, at, mask, ...values] = event;
    let count = 0;
    for (let bits = mask & TEXT_BITS; bits !== 0; bits &= bits - 1) count += 1;
    const left = values.map((value, index) => {
      if (index >= count) return value;
      return typeof value === 'number' ? place(value) : value.map(place);
    });
    return [name, at, mask, ...left];
  });
  return { ...history, texts, events };
}

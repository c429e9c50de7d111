import { FIELDS, type HistoryEvent } from './history.ts';

const QUANTITY = FIELDS.indexOf('quantity');
/** Bits of the fields that are places in `texts`. */
const TEXT_BITS = (1 << QUANTITY) - 1;

/** The same event with the places of its texts changed. */
export function moveTexts(event: HistoryEvent, move: (place: number) => number): HistoryEvent {
  const [name, at, mask, ...values] = event;
  let count = 0;
  for (let bits = mask & TEXT_BITS; bits !== 0; bits &= bits - 1) count += 1;
  const moved = values.map((value, index) => {
    if (index >= count) return value;
    return typeof value === 'number' ? move(value) : value.map(move);
  });
  return [name, at, mask, ...moved];
}

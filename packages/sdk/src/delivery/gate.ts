import type { Store } from './store.ts';

const NAME = 'gate';
/** The longest anybody may be told to wait; a gate further off is a clock that was moved. */
const LONGEST_MS = 1.3 * 86_400_000;

/**
 * One note for all tabs and the next page. With failures: nobody sends before `until`. Without: somebody is sending
 * stored events again and may be answered until then, so nobody else takes them.
 */
export interface Gate {
  until: number;
  failures: number;
}

export function readGate(store: Store, now: number): Gate {
  const [until = 0, failures = 0] = (store.get(NAME) ?? '').split(' ').map(Number);
  return until - now > LONGEST_MS ? { until: 0, failures: 0 } : { until, failures };
}

export const writeGate = (store: Store, { until, failures }: Gate): unknown =>
  until || failures ? store.set(NAME, `${Math.ceil(until)} ${failures}`) : store.remove(NAME);

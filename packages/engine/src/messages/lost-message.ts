const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/**
 * When a provider is asked after a message whose answer was lost, from then on. The first leaves its receipts time to
 * come by themselves; at the last, after three days, no provider tries any more.
 */
const LOOKS_AFTER_MS = [15 * MINUTE_MS, 2 * HOUR_MS, 24 * HOUR_MS, 72 * HOUR_MS];
const LAST_LOOK = LOOKS_AFTER_MS.length - 1;

/** A message of which nobody knows whether its provider has it. */
export interface LostMessage {
  /** When the answer was lost, epoch milliseconds. */
  lostAt: number;
  /** How often was looked for it before. */
  looks: number;
}

/**
 * What came of asking, where the provider did not say that it has the message:
 * - `not_there` it knows no such message
 * - `no_answer` it did not answer, or not clearly
 * - `no_way` it cannot be asked
 */
export type VainLook = 'not_there' | 'no_answer' | 'no_way';

/**
 * - `lookAt` when to ask again, epoch milliseconds; `looks` as it is to be remembered
 * - `not_there` the provider does not have it: it did not go out, and a person may send it without a second thought
 * - `never_told` nobody will ever say: only a person may send it again
 */
export type AfterLook = { lookAt: number; looks: number } | { end: 'not_there' | 'never_told' };

/** When to ask first after a message whose answer was lost at `lostAt`, both epoch milliseconds. */
export function firstLookAt(lostAt: number): number {
  return lostAt + (LOOKS_AFTER_MS[0] ?? 0);
}

/**
 * How it goes on with a message that was looked for in vain. A machine sends it again in no case; whoever cannot be
 * asked has the three days in which receipts come. One look is enough to say that nothing is there only at the end:
 * what a provider has just taken it may not list yet.
 */
export function afterLook({ lostAt, looks }: LostMessage, look: VainLook): AfterLook {
  if (looks >= LAST_LOOK) return { end: look === 'not_there' ? 'not_there' : 'never_told' };
  const next = look === 'no_way' ? LAST_LOOK : looks + 1;
  return { lookAt: lostAt + (LOOKS_AFTER_MS[next] ?? 0), looks: next };
}

import type { CustomerState } from '../state.ts';

/** A user asks for what a device knew. */
export interface HandoverAsked {
  /** userId of who asks. */
  by: string;
  /** `Absorbing.merge` of that user. */
  merge: number;
  /** What the asking rests on is no news: it moves no device away from somebody else. */
  late: boolean;
}

/**
 * - `handed` here it is; nothing changes here any more until the user has it
 * - `busy` somebody else is about to get it: ask again
 * - `elsewhere` somebody has it already, so there is nothing to hand over. Events go to who asked from now on.
 */
export type HandoverAnswer = 'handed' | 'busy' | 'elsewhere';

/** Hands a device's history over, once and to one user; what it does from then on goes to whoever was named last. */
export function handOver(
  state: CustomerState,
  { by, merge, late }: HandoverAsked,
): { state: CustomerState; answer: HandoverAnswer } {
  const { handed } = state;
  if (!handed) return { state: { ...state, handed: { to: by, merge } }, answer: 'handed' };
  const isSame = handed.to === by && handed.merge === merge;
  if (!handed.forward) return { state, answer: isSame ? 'handed' : 'busy' };
  if (isSame || late || handed.forward.to === by) return { state, answer: 'elsewhere' };
  return { state: { ...state, handed: { ...handed, forward: { to: by } } }, answer: 'elsewhere' };
}

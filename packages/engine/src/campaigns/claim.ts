import type { WithheldReason } from '@footfall/contract';
import type { Rules } from '../rules.ts';
import { type Decision, step } from '../step.ts';
import type { StoredState } from '../upgrade-state.ts';
import type { ClaimAnswer } from './moves/claim-answer.ts';

const REMEMBERS_NOTHING = () => false;

/**
 * Just before a message is sent: whether it may be, all things considered. It takes the message's place under the caps
 * and moves its enrolment on; asked again it answers the same and takes nothing more.
 */
export function claim(
  state: StoredState,
  message: string,
  now: number,
  rules: Rules,
): { answer: ClaimAnswer; decision: Decision } {
  const decision = step(state, { kind: 'claim', message }, rules, now, REMEMBERS_NOTHING);
  // What a device handed over is its user's to claim.
  return { answer: decision.claim ?? { outcome: 'withheld', reason: 'merged' }, decision };
}

/** A claimed message was not sent and never will be: its place under the caps is free, another channel may be tried. */
export function giveBack(
  state: StoredState,
  message: string,
  reason: WithheldReason,
  now: number,
  rules: Rules,
): Decision {
  return step(state, { kind: 'give-back', message, reason }, rules, now, REMEMBERS_NOTHING);
}

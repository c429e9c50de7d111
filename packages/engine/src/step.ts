import { CampaignMoves } from './campaigns/campaign-moves.ts';
import { expiryOf, leave } from './gone.ts';
import { HISTORY_LIMITS, type HistoryLimits } from './history/history.ts';
import type { ClaimInput, GiveBackInput, Input } from './input.ts';
import type { Remembers } from './known-before.ts';
import { withoutAbsorbing } from './merge/absorbing.ts';
import { retractedOrder } from './retract-order.ts';
import type { Rules } from './rules.ts';
import { afterChange } from './segments/segment-moves.ts';
import type { CustomerState } from './state.ts';
import { withinBudget } from './state-budget.ts';
import { absorbDevice } from './step/absorb-device.ts';
import { type Decision, tell, undecided } from './step/decision.ts';
import { follow, move, settle } from './step/follow.ts';
import { nextWake, passTime } from './step/pass-time.ts';
import { takeEvents } from './step/take-events.ts';
import { touchedBetween } from './touched.ts';
import { type StoredState, upgradeState } from './upgrade-state.ts';

export type { Decision, Verdict } from './step/decision.ts';

/**
 * Decides what an input changes. Pure: no clock, no randomness, no I/O; the given state is not touched.
 * `now` is epoch milliseconds. What time alone has changed by then comes first, each change at its own instant.
 */
export function step(
  state: StoredState,
  input: Input,
  rules: Rules,
  now: number,
  remembers: Remembers,
  limits: HistoryLimits = HISTORY_LIMITS,
): Decision {
  const current = upgradeState(state);
  const decision = undecided(current);
  // What was handed over is somebody else's to change.
  if (current.handed) return decision;
  decision.state = { ...current, rulesVersion: Math.max(current.rulesVersion, rules.version) };
  // A clock that was set back must not undo what was decided: for one customer time only goes on.
  const other = input.kind === 'absorb' ? input.device.segments.at : 0;
  const instant = Math.max(now, current.segments.at, other);
  passTime(decision, rules, instant);
  // Whoever comes back at the last moment is heard first.
  const expiry = input.kind === 'wake' ? expiryOf(decision.state) : undefined;
  if (expiry !== undefined && expiry <= instant) return expired(decision, rules, instant);

  if (input.kind === 'events') takeEvents(decision, input, rules, instant, remembers, limits);
  if (input.kind === 'retract-order') retractOrder(decision, input.orderId, rules, instant);
  if (input.kind === 'absorb') absorbDevice(decision, input, rules, instant, limits);
  if (input.kind === 'claim' || input.kind === 'give-back') settleMessage(decision, input, rules, instant);
  if (input.kind === 'news') follow(decision, [{ kind: 'news', news: input.news }], rules, instant);
  if (input.kind === 'merged') decision.state = withoutAbsorbing(decision.state, input.merge);

  decision.changed =
    decision.facts.length + decision.keys.length > 0 ||
    !sameMarks(current, decision.state) ||
    current.campaigns !== decision.state.campaigns ||
    current.absorbing !== decision.state.absorbing ||
    current.failing !== decision.state.failing;
  if (decision.changed) keepWithinBudget(decision, rules, instant);
  const wakeAt = nextWake(decision.state, rules);
  return wakeAt === undefined ? decision : { ...decision, wakeAt };
}

function expired(decision: Decision, rules: Rules, now: number): Decision {
  const { state, facts } = leave(decision.state, 'expired', rules, now);
  return { ...decision, state, facts: [...decision.facts, ...facts], changed: true };
}

function settleMessage(decision: Decision, input: ClaimInput | GiveBackInput, rules: Rules, now: number): void {
  const moves = new CampaignMoves(decision.state, rules, now);
  if (input.kind === 'claim') decision.claim = moves.claim(input.message);
  else moves.giveBack(input.message, input.reason);
  follow(decision, settle(decision, moves, rules, now), rules, now);
}

function retractOrder(decision: Decision, orderId: string, rules: Rules, now: number): void {
  const before = decision.state;
  const retracted = retractedOrder(before, orderId);
  if (!retracted) return;
  decision.state = retracted.state;
  tell(decision, retracted.order.at, { type: 'order.retracted', order: retracted.order });
  const names = new Set(retracted.names);
  move(
    decision,
    afterChange(decision.state, rules, now, touchedBetween(before.profile, decision.state.profile, names)),
    rules,
    now,
  );
}

/** What had to be forgotten can change what segments come to, which is told like any other move. */
function keepWithinBudget(decision: Decision, rules: Rules, now: number): void {
  const before = decision.state;
  decision.state = withinBudget(before);
  if (decision.state === before) return;
  const { profile, history } = decision.state;
  move(
    decision,
    afterChange(decision.state, rules, now, touchedBetween(before.profile, profile, new Set(history.names))),
    rules,
    now,
  );
}

/** When segments were last looked at is not worth writing a row for. */
function sameMarks({ segments: before }: CustomerState, { segments: after }: CustomerState): boolean {
  return before.marks === after.marks && before.rulesVersion === after.rulesVersion;
}

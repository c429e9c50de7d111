import { CampaignMoves } from '../campaigns/campaign-moves.ts';
import type { HistoryLimits } from '../history/history.ts';
import type { AbsorbInput } from '../input.ts';
import { absorb } from '../merge/absorb.ts';
import { absorbingOf, withAbsorbed } from '../merge/absorbing.ts';
import { becauseOf } from '../merge/state.ts';
import type { Rules } from '../rules.ts';
import { afterMerge } from '../segments/segment-moves.ts';
import { type Decision, tell } from './decision.ts';
import { move, settle } from './follow.ts';

/** Once: a merge that is not under way, or whose device is here already, changes nothing. */
export function absorbDevice(
  decision: Decision,
  input: AbsorbInput,
  rules: Rules,
  now: number,
  limits: HistoryLimits,
): void {
  const noted = absorbingOf(decision.state, input.merge);
  if (!noted || noted.absorbed) return;
  decision.state = withAbsorbed(decision.state, input.merge);
  // A device that nobody has seen brings nothing; it is only to be told where its events go.
  if (input.device.sequence === 0) return;
  const { state, facts } = absorb(decision.state, input.device, input.both, limits);
  decision.state = state;
  const base = becauseOf(noted);
  const { anonymousId } = noted;
  tell(decision, now, { type: 'customer.merged', from: input.from, into: input.into, anonymousId }, base);
  for (const body of facts) tell(decision, now, body, base);
  move(decision, afterMerge(decision.state, rules, now), rules, now, base);
  const moves = new CampaignMoves(decision.state, rules, now);
  moves.merged();
  settle(decision, moves, rules, now, base);
}

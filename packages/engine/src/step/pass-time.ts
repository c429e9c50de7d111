import { CampaignMoves } from '../campaigns/campaign-moves.ts';
import { earliestDate, nextDates } from '../campaigns/next-date.ts';
import { earliestTimer } from '../campaigns/state.ts';
import { expiryOf } from '../gone.ts';
import type { Rules } from '../rules.ts';
import { earliestDue } from '../segments/segment-marks.ts';
import { catchUp } from '../segments/segment-moves.ts';
import type { CustomerState } from '../state.ts';
import { earliestLeft, leaveOpen } from '../surveys/leave-open.ts';
import { type Decision, tell } from './decision.ts';
import { follow, move, settle } from './follow.ts';

/** Segments, campaigns and open surveys as time alone moves them, each timer at its own instant. */
export function passTime(decision: Decision, rules: Rules, now: number): void {
  const left = leaveOpen(decision.state.profile, now);
  decision.state = { ...decision.state, profile: left.profile };
  for (const { at, body } of left.facts) tell(decision, at, body);
  let due = earliestMove(decision.state, rules);
  while (due !== undefined && due <= now) {
    const at = Math.max(due, decision.state.segments.at);
    const dates = nextDates(decision.state, rules).filter((date) => date.at <= at);
    move(decision, catchUp(decision.state, rules, at), rules, at);
    const moves = new CampaignMoves(decision.state, rules, at);
    moves.due();
    // Who was not looked at for so long that a date is old news is spared it.
    for (const date of dates) moves.dated(date);
    follow(decision, settle(decision, moves, rules, at), rules, at);
    const next = earliestMove(decision.state, rules);
    // A timer that is due for ever would never come to an end.
    if (next !== undefined && next <= due) break;
    due = next;
  }
  move(decision, catchUp(decision.state, rules, now), rules, now);
  if ((decision.state.campaigns?.running.length ?? 0) === 0) return;
  const moves = new CampaignMoves(decision.state, rules, now);
  moves.due();
  if (moves.facts.length > 0) follow(decision, settle(decision, moves, rules, now), rules, now);
}

/** When time alone next changes something, epoch milliseconds. */
export function nextWake(state: CustomerState, rules: Rules): number | undefined {
  const timer = earliestOf(earliestDue(state.segments), earliestMove(state, rules));
  const idle = earliestOf(earliestLeft(state.profile), expiryOf(state));
  return earliestOf(timer, idle);
}

/** When a campaign next moves by itself: a timer, or a date that begins one. */
function earliestMove(state: CustomerState, rules: Rules): number | undefined {
  return earliestOf(earliestTimer(state.campaigns), earliestDate(state, rules));
}

function earliestOf(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.min(one, other);
}

import { CampaignMoves } from '../campaigns/campaign-moves.ts';
import type { Occasion } from '../campaigns/moves/occasion.ts';
import type { Rules } from '../rules.ts';
import { afterChange, type SegmentMoves } from '../segments/segment-moves.ts';
import { type Because, type Decision, tell } from './decision.ts';

/** How often in a row campaigns may move segments that begin campaigns. */
const MAX_TURNS = 8;

/** Lets campaigns hear what happened, and what follows from what they do in turn. */
export function follow(decision: Decision, happened: Occasion[], rules: Rules, now: number, base?: Because): void {
  let occasions = happened;
  for (let turn = 0; turn < MAX_TURNS && occasions.length > 0; turn += 1) {
    if ((rules.campaigns ?? []).length === 0 && !decision.state.campaigns) return;
    const moves = new CampaignMoves(decision.state, rules, now);
    for (const occasion of occasions) moves.happened(occasion);
    occasions = settle(decision, moves, rules, now, base);
  }
}

/** Takes over what campaigns came to, and moves the segments that ask for a trait they have set. */
export function settle(
  decision: Decision,
  moves: CampaignMoves,
  rules: Rules,
  now: number,
  base?: Because,
): Occasion[] {
  decision.state = moves.state;
  for (const { at, body } of moves.facts) tell(decision, at, body, base);
  if (moves.traits.size === 0) return [];
  const touched = { events: new Set<string>(), traits: moves.traits, parts: new Set<never>() };
  return tellMoves(decision, afterChange(decision.state, rules, now, touched), base);
}

/** Takes over what segments came to, and what campaigns make of it. */
export function move(decision: Decision, moves: SegmentMoves, rules: Rules, now: number, base?: Because): void {
  follow(decision, tellMoves(decision, moves, base), rules, now, base);
}

/** Takes over what segments came to; the moves are news for campaigns. */
export function tellMoves(decision: Decision, moves: SegmentMoves, base: Because = {}): Occasion[] {
  decision.state = { ...decision.state, segments: moves.segments };
  return moves.facts.map(({ at, body }) => {
    tell(decision, at, body, base);
    return { kind: 'fact', fact: { at, ...base, ...body }, proven: false };
  });
}

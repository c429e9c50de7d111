import { applyEvent } from '../apply-event.ts';
import type { Occasion } from '../campaigns/moves/occasion.ts';
import type { FactBody } from '../fact.ts';
import { compactEvent } from '../history/compact-event.ts';
import type { HistoryLimits } from '../history/history.ts';
import { forgetOrder, rememberEvent } from '../history/remember-event.ts';
import type { TakenEvent } from '../input.ts';
import { orderIdOf } from '../known-before.ts';
import { withAbsorbing } from '../merge/absorbing.ts';
import { behaviourOf } from '../merge/behaviour-of.ts';
import type { Rules } from '../rules.ts';
import { afterChange } from '../segments/segment-moves.ts';
import { touchedBetween } from '../touched.ts';
import { type Because, type Decision, tell } from './decision.ts';
import { follow, tellMoves } from './follow.ts';

/** Applies one event, and all that follows from it. Throws where it cannot be applied. */
export function accept(
  decision: Decision,
  told: TakenEvent,
  rules: Rules,
  now: number,
  confirms: boolean,
  limits: HistoryLimits,
): void {
  const before = decision.state;
  // No browser's event is for a user, but for a device that has become part of one.
  const taken = before.kind === 'u' && !told.trusted ? behaviourOf(told) : told;
  const { profile, facts } = applyEvent(before.profile, taken, rules, confirms);
  const replaced = taken.order && before.profile.orders.find(({ orderId }) => orderId === orderIdOf(taken));
  const known = replaced ? forgetOrder(before.history, replaced) : before.history;
  const compact = compactEvent(taken, now, rules.currency);
  const { history, names } = rememberEvent(known, compact, now, limits);
  decision.state = { ...before, profile, history };

  const base: Because = {
    cause: taken.event.messageId,
    ...(taken.late ? { late: true as const } : {}),
    ...(taken.historical ? { historical: true as const } : {}),
  };
  // A confirmed order was already told as an accepted event when the browser spoke.
  const own: FactBody[] = confirms
    ? []
    : [{ type: 'event.accepted', event: taken.event, receivedAt: taken.receivedAt, trusted: taken.trusted }];
  for (const body of [...own, ...facts]) tell(decision, taken.at, body, base);
  const moves = afterChange(decision.state, rules, now, touchedBetween(before.profile, profile, names));
  const proven = taken.trusted || taken.solicited === true;
  const follows: Occasion[] = facts.map((body) => ({ kind: 'fact', fact: { at: taken.at, ...base, ...body }, proven }));
  const occasions: Occasion[] = [{ kind: 'event', taken, compact }, ...follows, ...tellMoves(decision, moves, base)];
  follow(decision, occasions, rules, now, base);

  decision.verdicts.push('accepted');
  decision.keys.push(taken.key);
  if (taken.order) decision.keys.push(taken.trusted ? taken.order.keys.server : taken.order.keys.browser);
  if (!taken.order && history.names.includes(compact.name)) {
    decision.counted.set(taken.key, { name: compact.name, at: compact.at });
  }
  if (taken.absorbs !== undefined) {
    const noted = { merge: before.sequence + 1, anonymousId: taken.absorbs, ...base, cause: taken.event.messageId };
    decision.state = withAbsorbing(decision.state, noted);
  }
}

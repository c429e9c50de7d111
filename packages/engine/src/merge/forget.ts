import type { Fact, FactBody } from '../fact.ts';
import type { Rules } from '../rules.ts';

import { leftSegments } from '../segments/left-segments.ts';

import { type CustomerState, newCustomer } from '../state.ts';
import type { Because } from './state.ts';

/** The user has what the device knew. Ids are those of the two customers. */
export interface Arrived {
  /** userId of who has it. */
  to: string;
  merge: number;
  from: string;
  into: string;
  /** Why: the same as the user's own facts of it. */
  because: Because;
}

/**
 * What is left of a device once its user has its history: where events go on to. It leaves the segments it was in, so
 * that nobody is counted twice. Nothing where this is known already, or was never asked for.
 */
export function forget(
  state: CustomerState,
  { to, merge, from, into, because }: Arrived,
  rules: Rules,
  now: number,
): { state: CustomerState; facts: Fact[] } | undefined {
  const { handed, site, kind, id, rulesVersion, profile } = state;
  if (handed?.to !== to || handed.merge !== merge || handed.forward) return undefined;
  const isNobody = state.sequence === 0;
  const bodies: FactBody[] = isNobody
    ? []
    : [...leftSegments(state, rules, now), { type: 'customer.merged', from, into, anonymousId: id }];
  const facts = bodies.map((body, index) => ({ sequence: state.sequence + index + 1, at: now, ...because, ...body }));
  const empty = newCustomer(site, kind, id, profile.firstSeenAt);
  const sequence = state.sequence + facts.length;
  return { state: { ...empty, rulesVersion, sequence, handed: { ...handed, forward: { to } } }, facts };
}

import { ORDER_COMPLETED, type SegmentCondition } from '@footfall/contract';
import { FIELDS, fieldOf } from '../history/history.ts';
import type { Rules } from '../rules.ts';
import { evaluate } from '../segments/evaluate.ts';
import { subjectOf } from '../segments/subject-of.ts';
import type { CustomerState } from '../state.ts';

const UNPROVEN = FIELDS.indexOf('unproven');

/**
 * Whether somebody fulfils a condition by what trusted callers told alone: orders that only a browser told of are left
 * out, also of the segments it asks about. What else a browser tells is no money.
 */
export function isProvenMember(state: CustomerState, when: SegmentCondition, rules: Rules, now: number): boolean {
  return evaluate(spelledOut(when, rules), subjectOf(withoutUnproven(state), rules, now)).member;
}

function withoutUnproven(state: CustomerState): CustomerState {
  const { profile, history } = state;
  const orders = profile.orders.filter(({ toldBy }) => toldBy === 'server');
  const count = (profile.counts[ORDER_COMPLETED] ?? 0) - (profile.orders.length - orders.length);
  return {
    ...state,
    profile: { ...profile, orders, counts: { ...profile.counts, [ORDER_COMPLETED]: Math.max(0, count) } },
    history: { ...history, events: history.events.filter((event) => fieldOf(event, UNPROVEN) === undefined) },
  };
}

/** With the rules of the segments it asks about in their place; rules that ask in a circle are refused when saved. */
function spelledOut(when: SegmentCondition, rules: Rules): SegmentCondition {
  switch (when.op) {
    case 'all':
    case 'any':
      return { ...when, of: when.of.map((one) => spelledOut(one, rules)) };
    case 'not':
      return { ...when, of: spelledOut(when.of, rules) };
    case 'inSegment': {
      const asked = rules.segments?.find(({ id }) => id === when.segment);
      return asked ? spelledOut(asked.when, rules) : when;
    }
    default:
      return when;
  }
}

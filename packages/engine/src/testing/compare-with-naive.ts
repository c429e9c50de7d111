import type { Rules } from '../rules.ts';
import { evaluate } from '../segments/evaluate.ts';
import { Subject } from '../segments/subject.ts';
import type { CustomerState } from '../state.ts';
import type { NaiveCustomer } from './naive-customer.ts';
import { naiveMember } from './naive-member.ts';

/** Compares each segment's mark with a fresh evaluation and, unless that says it outran the history, with the naive one. */
export function compareWithNaive(
  state: CustomerState,
  rules: Rules,
  naive: NaiveCustomer,
  now: number,
  short: boolean,
): number {
  const { profile, history, firstId, segments } = state;
  const { timeZone, rewards = 'trusted' } = rules;
  const subject = new Subject({ profile, history, firstId, now, timeZone, rewards, marks: segments.marks });
  const expected = new Map<string, boolean>();
  const unsure = new Set<string>();
  let compared = 0;
  for (const { id, when } of rules.segments ?? []) {
    const held = (segments.marks[id]?.[0] ?? 0) !== 0;
    const fresh = evaluate(when, subject);
    if (held !== fresh.member) throw new Error(`${id} at ${now}: held ${held}, evaluated ${fresh.member}`);
    if (fresh.truncated || [...unsure].some((other) => JSON.stringify(when).includes(`"${other}"`))) {
      if (!short) throw new Error(`${id} at ${now}: said to have outrun the history, which is whole`);
      unsure.add(id);
      continue;
    }
    const member = naiveMember(when, naive, now, (other) => expected.get(other) ?? false);
    expected.set(id, member);
    if (held !== member) throw new Error(`${id} at ${now}: held ${held}, naively ${member}`);
    compared += 1;
  }
  return compared;
}

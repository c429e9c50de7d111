import type { HistoryLimits } from '../history/history.ts';
import type { Input, TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type Case, START } from './arbitrary-case.ts';
import { compareWithNaive } from './compare-with-naive.ts';
import { eventOf } from './event-of.ts';
import { agree, Life } from './life.ts';
import { NaiveCustomer } from './naive-customer.ts';
import { tellNaive } from './tell-naive.ts';

const HOUR_MS = 60 * 60_000;

/**
 * Lives through a case twice: with every alarm on time, and with none but at the next thing that happens. Both must
 * decide the same at the same instants; and at each instant looked at, what the prompt one holds must be what a naive
 * recomputation from everything that happened comes to. Answers how many answers were compared.
 */
export function liveThrough({ actions, segments, rewards, looks }: Case, limits?: HistoryLimits): number {
  const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', rewards, surveys: [], segments };
  const prompt = new Life(rules, limits);
  const lazy = new Life(rules, limits);
  const naive = new NaiveCustomer('u1', rewards);
  let now = START;
  let compared = 0;
  const look = (at: number) => {
    if (prompt.facts.length > 0) compared += compareWithNaive(prompt.state, rules, naive, at, limits !== undefined);
  };
  const passUntil = (next: number) => {
    // Just before each alarm, at it, and at some instants in between.
    const between = looks.map((share) => Math.floor(now + share * (next - now))).sort((one, other) => one - other);
    for (let due = prompt.wakeAt; due !== undefined && due <= next; due = prompt.wakeAt) {
      for (const at of between.filter((one) => one >= now && one < (due as number))) look(at);
      look(due - 1);
      now = Math.max(now, due);
      prompt.step({ kind: 'wake' }, due);
      if (prompt.wakeAt !== undefined && prompt.wakeAt <= due)
        throw new Error(`woken at ${due}, due again at ${prompt.wakeAt}`);
      look(due);
    }
    for (const at of between.filter((one) => one >= now)) look(at);
  };

  let wall = START;
  let jumped = false;
  let last: TakenEvent | undefined;
  for (const [index, act] of actions.entries()) {
    if (act.do === 'wait') {
      // Clocks jump back, too. What is decided goes on from the latest instant at which something was: one who slept
      // through that instant knows nothing of it, so from then on the two lives may differ.
      if (act.hours * HOUR_MS + act.ms < 0) jumped = true;
      wall += act.hours * HOUR_MS + act.ms;
      passUntil(wall);
      now = Math.max(now, wall);
      look(now);
      continue;
    }
    const taken = act.do === 'repeat' ? last : act.do === 'retract' ? undefined : eventOf(act, index, wall);
    if (act.do === 'repeat' && !taken) continue;
    const input: Input = taken
      ? { kind: 'events', events: [taken] }
      : { kind: 'retract-order', orderId: String((act as { id: number }).id) };
    now = Math.max(prompt.state.segments.at, wall);
    const decision = prompt.step(input, wall);
    lazy.step(input, wall);
    if (decision.verdicts[0] === 'accepted' && taken) tellNaive(naive, taken, now);
    for (const fact of decision.facts) if (fact.type === 'order.retracted') naive.forgetOrder(fact.order.orderId);
    last = taken ?? last;
    look(now);
    if (!jumped) agree(prompt, lazy);
  }
  return compared;
}

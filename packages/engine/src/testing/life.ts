import type { Fact } from '../fact.ts';
import type { HistoryLimits } from '../history/history.ts';
import type { Input } from '../input.ts';
import type { Rules } from '../rules.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { type Decision, step } from '../step.ts';
import { START } from './arbitrary-case.ts';

/** One telling of a customer's life: its state, its keys, and all that was decided. */
export class Life {
  state: CustomerState = newCustomer('demo', 'u', 'u1', START);
  wakeAt: number | undefined;
  readonly facts: Fact[] = [];
  readonly #keys = new Set<string>();
  readonly #rules: Rules;
  readonly #limits: HistoryLimits | undefined;

  constructor(rules: Rules, limits: HistoryLimits | undefined) {
    this.#rules = rules;
    this.#limits = limits;
  }

  step(input: Input, now: number): Decision {
    const decision = step(this.state, input, this.#rules, now, (key) => this.#keys.has(key), this.#limits);
    for (const key of decision.keys) this.#keys.add(key);
    this.facts.push(...decision.facts);
    // As it is stored: whatever JSON does not carry must not matter.
    if (decision.changed) this.state = JSON.parse(JSON.stringify(decision.state)) as CustomerState;
    this.wakeAt = decision.wakeAt;
    return decision;
  }
}

/** Throws where two lives decided otherwise. */
export function agree(prompt: Life, lazy: Life): void {
  const told = ({ facts }: Life) => JSON.stringify(facts);
  if (told(prompt) !== told(lazy)) throw new Error(`on time ${told(prompt)}\nlater ${told(lazy)}`);
}

import { type Input, step, upgradeState } from '@footfall/engine';
import { nameText } from '../collect/object-name.ts';
import type { Env } from '../env.ts';
import { absorbDevice, type HandedOver } from './absorb-device.ts';
import { customerStub } from './customer-stub.ts';
import type { KeptCustomer } from './kept-customer.ts';
import { KeyMemory } from './key-memory.ts';
import { MAX_KEYS } from './refusal.ts';

/** How soon a merge that did not end is gone through again; the wait doubles with each time, up to the second. */
const MERGE_AGAIN_AFTER_MS = 5_000;
const MERGE_AGAIN_AT_MOST_MS = 10 * 60_000;

/** Brings the devices home that a user was told to be: see `absorbDevice`. */
export class MergeDriver {
  readonly #env: Env;
  readonly #kept: KeptCustomer;
  /** How often in a row merges were gone through without all of them coming to an end. */
  #tried = 0;

  constructor(env: Env, kept: KeptCustomer) {
    this.#env = env;
    this.#kept = kept;
    kept.mergeAgainAfterMs = MERGE_AGAIN_AFTER_MS;
  }

  /**
   * Goes through the merges that are under way, each from its start. Never throws: what does not end now is gone
   * through again by the alarm that was armed with it.
   */
  async settle(): Promise<void> {
    const { site, id = '', rulesVersion = 0, absorbing = [] } = this.#kept.current()?.state ?? {};
    if (!site || absorbing.length === 0) return;
    for (const noted of absorbing) {
      const name = nameText(site, { kind: 'a', id: noted.anonymousId });
      const device = { name, id: this.#env.CUSTOMERS.idFromName(name).toString(), door: customerStub(this.#env, name) };
      const user = { userId: id, id: this.#kept.id, rulesVersion };
      await absorbDevice(user, device, noted, {
        absorb: (given) => this.#absorb(site, noted.merge, device.id, given),
        finish: () => this.#finishMerge(site, noted.merge),
      });
    }
    this.#tried = this.#kept.current()?.state.absorbing ? this.#tried + 1 : 0;
    this.#kept.mergeAgainAfterMs = Math.min(MERGE_AGAIN_AFTER_MS * 2 ** this.#tried, MERGE_AGAIN_AT_MOST_MS);
  }

  async #absorb(site: string, merge: number, from: string, given: HandedOver) {
    const rules = await this.#kept.rules(site, 0);
    const row = this.#kept.current();
    if (!row) return;
    const now = Date.now();
    const device = upgradeState(given.state);
    const keys = new KeyMemory(given.keys);
    const [mine, theirs] = [row.state.history.names, device.history.names];
    const both = row.keys.knownToBoth(keys, mine, theirs);
    const input: Input = { kind: 'absorb', merge, from, into: this.#kept.id, device, both };
    const decision = step(row.state, input, rules, now, (key) => row.keys.has(key, now));
    if (!decision.changed) return;
    const merged = row.keys.with(keys, { mine, theirs, merged: decision.state.history.names }, MAX_KEYS);
    this.#kept.keep({ ...row, keys: merged, state: decision.state, wakeAt: decision.wakeAt }, decision.facts, now);
  }

  async #finishMerge(site: string, merge: number): Promise<void> {
    const rules = await this.#kept.rules(site, 0);
    const row = this.#kept.current();
    if (row) this.#kept.commit(row, { kind: 'merged', merge }, rules, Date.now());
  }
}

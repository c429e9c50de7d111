import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Rules } from '../rules.ts';
import { type CustomerState, newCustomer } from '../state.ts';
import { step } from '../step.ts';
import { taken } from '../testing/taken.ts';
import { forget } from './forget.ts';
import { handOver } from './hand-over.ts';
import { becauseOf } from './state.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const rules: Rules = { version: 1, currency: 'EUR', timeZone: 'Europe/Berlin', surveys: [] };
const USERS = ['u1', 'u2'];
const DEVICES = ['d1', 'd2'];

/**
 * What may happen next: an event of a device, a word that a device is a user's, or one step of a user's oldest merge,
 * whose answer may get lost. What is kept is what is durable: whoever dies goes on from there.
 */
type Act =
  | { do: 'visit'; device: number }
  | { do: 'identify'; user: number; device: number }
  | { do: 'step'; user: number; lost: boolean };
const place = fc.nat(1);
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('visit' as const), device: place }),
  fc.record({ do: fc.constant('identify' as const), user: place, device: place }),
  fc.record({ do: fc.constant('step' as const), user: place, lost: fc.boolean() }),
);

class World {
  readonly states = new Map<string, CustomerState>();
  visits = 0;
  #made = 0;

  state(id: string): CustomerState {
    return this.states.get(id) ?? newCustomer('demo', USERS.includes(id) ? 'u' : 'a', id, NOW);
  }

  #take(id: string, name: string, absorbs?: string): boolean {
    const state = this.state(id);
    const { handed } = state;
    if (handed?.forward) return this.#take(handed.forward.to, name, absorbs);
    if (handed) return false;
    this.#made += 1;
    const event = { ...taken({ event: name, messageId: `m${this.#made}` }, NOW), ...(absorbs ? { absorbs } : {}) };
    this.states.set(id, step(state, { kind: 'events', events: [event] }, rules, NOW, () => false).state);
    return true;
  }

  visit(device: string): void {
    if (this.#take(device, 'Visited')) this.visits += 1;
  }

  identify(user: string, device: string): void {
    this.#take(user, 'Identified', device);
  }

  /** Answers whether there was anything to do. A step whose answer is lost has happened all the same. */
  step(user: string, lost: boolean): boolean {
    const noted = this.state(user).absorbing?.[0];
    if (!noted) return false;
    const { merge, anonymousId } = noted;
    const finish = () => this.#decide(user, { kind: 'merged', merge });
    if (!noted.absorbed) {
      const given = handOver(this.state(anonymousId), { by: user, merge, late: false });
      this.states.set(anonymousId, given.state);
      if (lost || given.answer === 'busy') return true;
      if (given.answer === 'elsewhere') finish();
      else this.#decide(user, { kind: 'absorb', merge, from: 'a', into: 'u', device: given.state, both: [] });
      return true;
    }
    const arrived = { to: user, merge, from: 'a', into: 'u', because: becauseOf(noted) };
    const left = forget(this.state(anonymousId), arrived, rules, NOW);
    if (left) this.states.set(anonymousId, left.state);
    if (!lost) finish();
    return true;
  }

  #decide(id: string, input: Parameters<typeof step>[1]): void {
    this.states.set(id, step(this.state(id), input, rules, NOW, () => false).state);
  }
}

test('whatever dies whenever, alarms bring every merge to an end, with each event counted once', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      const world = new World();
      for (const one of acts) {
        if (one.do === 'visit') world.visit(DEVICES[one.device] as string);
        if (one.do === 'identify') world.identify(USERS[one.user] as string, DEVICES[one.device] as string);
        if (one.do === 'step') world.step(USERS[one.user] as string, one.lost);
      }
      // From here on nobody dies: alarms ring in turn.
      for (let round = 0; round < 30; round += 1) for (const user of USERS) world.step(user, false);

      const states = [...world.states.values()];
      expect(states.filter(({ absorbing }) => absorbing)).toEqual([]);
      expect(states.filter(({ handed }) => handed && !handed.forward)).toEqual([]);
      const counted = states.reduce((sum, { profile }) => sum + (profile.counts.Visited ?? 0), 0);
      expect(counted).toBe(world.visits);
      for (const { handed } of states) if (handed?.forward) expect(USERS).toContain(handed.forward.to);
    }),
    { numRuns: 500 },
  );
});

import type { Fact, FactBody } from './fact.ts';
import type { TakenEvent } from './input.ts';
import type { Rules } from './rules.ts';
import { leftSegments } from './segments/left-segments.ts';
import { type CustomerState, newCustomer } from './state.ts';

/**
 * What is left of somebody who was erased, or of a device that nobody used for long: who it was is gone, only the
 * numbering of facts goes on, so that nothing new is ever taken for something old.
 */
export interface Gone {
  why: 'erased' | 'expired';
  at: number;
  /** Number of the last fact that says who it was. */
  after: number;
}

/** As long as the site's default for people nobody knows. */
export const ANONYMOUS_DAYS = 90;
const ANONYMOUS_MS = ANONYMOUS_DAYS * 24 * 60 * 60_000;

/** When a customer nobody vouched for is forgotten, unless something is heard of them; known ones are kept. */
export function expiryOf({ kind, gone, handed, profile }: CustomerState): number | undefined {
  if (kind === 'u' || gone || handed) return undefined;
  return (profile.lastReceivedAt ?? profile.lastSeenAt) + ANONYMOUS_MS;
}

/** Empties a customer; the last facts say that they left their segments, and why they are gone. */
export function leave(
  state: CustomerState,
  why: Gone['why'],
  rules: Rules,
  now: number,
): { state: CustomerState; facts: Fact[] } {
  const bodies: FactBody[] = [
    ...leftSegments(state, rules, now),
    { type: why === 'erased' ? 'customer.erased' : 'customer.expired' },
  ];
  const facts = bodies.map((body, index) => ({ sequence: state.sequence + index + 1, at: now, ...body }));
  const { profile, ...empty } = newCustomer(state.site, state.kind, '', now);
  const { userId: _userId, anonymousId: _anonymousId, ...nobody } = profile;
  const erasedAt = why === 'erased' ? now : state.erasedAt;
  return {
    state: {
      ...empty,
      profile: { ...nobody, claims: { traits: {} } },
      rulesVersion: state.rulesVersion,
      sequence: state.sequence + facts.length,
      gone: { why, at: now, after: state.sequence },
      ...(erasedAt === undefined ? {} : { erasedAt }),
    },
    facts,
  };
}

/**
 * Whether an event is taken in by somebody who was erased once: nothing that happened before, and of an erased customer
 * nothing that a browser tells. Only a trusted caller begins a new customer.
 */
export function isWelcome({ gone, erasedAt }: CustomerState, { at, trusted, historical }: TakenEvent): boolean {
  if (erasedAt !== undefined && (at <= erasedAt || historical)) return false;
  return gone?.why !== 'erased' || trusted;
}

/** A new customer under the name of one that is gone. `id`: the userId or anonymousId, which is not kept meanwhile. */
export function beginAnew(gone: CustomerState, id: string, now: number): CustomerState {
  const { erasedAt, sequence, rulesVersion } = gone;
  return {
    ...newCustomer(gone.site, gone.kind, id, now),
    sequence,
    rulesVersion,
    ...(erasedAt === undefined ? {} : { erasedAt }),
  };
}

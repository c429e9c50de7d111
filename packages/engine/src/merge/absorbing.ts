import type { CustomerState } from '../state.ts';
import type { Absorbing } from './state.ts';

/** Devices of one user whose merge is under way; each takes its part of the state. */
export const MAX_ABSORBING = 8;

/** Notes that a device is to become part of this user. Said again while it is under way it is one merge. */
export function withAbsorbing(state: CustomerState, noted: Absorbing): CustomerState {
  const { absorbing = [] } = state;
  if (absorbing.some(({ anonymousId }) => anonymousId === noted.anonymousId)) return state;
  return { ...state, absorbing: [...absorbing, noted] };
}

/** The merge of this number, while it is under way. */
export function absorbingOf({ absorbing = [] }: CustomerState, merge: number): Absorbing | undefined {
  return absorbing.find((known) => known.merge === merge);
}

/** Notes that what the device had is here. */
export function withAbsorbed(state: CustomerState, merge: number): CustomerState {
  const absorbing = state.absorbing?.map((known) =>
    known.merge === merge ? { ...known, absorbed: true as const } : known,
  );
  return absorbing ? { ...state, absorbing } : state;
}

/** The merge is over. */
export function withoutAbsorbing(state: CustomerState, merge: number): CustomerState {
  const { absorbing = [], ...rest } = state;
  const left = absorbing.filter((known) => known.merge !== merge);
  if (left.length === absorbing.length) return state;
  return left.length > 0 ? { ...rest, absorbing: left } : rest;
}

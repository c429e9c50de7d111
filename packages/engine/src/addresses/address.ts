/** One e-mail address, phone number or push token as one site knows it, whoever's it is. Times are epoch milliseconds. */
export interface AddressState {
  /** Version of this shape. */
  v: 1;
  /** Nothing is sent here any more. */
  suppressed?: Suppression;
  /** The owner proved to read what arrives here. */
  verifiedAt?: number;
  /** Messages of the last day: a message claimed again is the same message. */
  claims: AddressClaim[];
  /** How often its owner took a suppression back: what they say after that is news. */
  welcomes?: number;
  /** When somebody was last asked to confirm this address. */
  confirmationAt?: number;
}

export interface Suppression {
  reason: SuppressionReason;
  at: number;
}
export type SuppressionReason = 'bounced' | 'complained' | 'unsubscribed' | 'dead';

export interface AddressClaim {
  deliveryId: string;
  at: number;
}

/** What may go to an address. */
export type AddressVerdict = 'send' | 'suppressed' | 'unverified' | 'too_many';

export interface AddressMessage {
  deliveryId: string;
  /** The customer it is for has proved to own the address. */
  verified: boolean;
  /** It only asks the owner to confirm. */
  confirmation?: true;
  /** An order's receipt, say: it goes out whatever else did today. */
  transactional?: true;
}

export const DAY_MS = 24 * 60 * 60_000;
/** No person wants more of one shop in a day; ten thousand invented customers with one address get no more. */
export const MESSAGES_A_DAY = 10;
const CONFIRMATION_DAYS = 30;

export function newAddress(): AddressState {
  return { v: 1, claims: [] };
}

/**
 * Decides just before a send whether a message may go to an address, after its customer has said yes. Asked again for
 * the same message the answer is the same. An address nobody verified gets a confirmation, once in 30 days, and nothing
 * else.
 */
export function claimAddress(
  state: AddressState,
  { deliveryId, verified, confirmation, transactional }: AddressMessage,
  now: number,
): { state: AddressState; verdict: AddressVerdict } {
  if (state.suppressed) return { state, verdict: 'suppressed' };
  if (state.claims.some((claim) => claim.deliveryId === deliveryId)) return { state, verdict: 'send' };
  const claims = state.claims.filter(({ at }) => at > now - DAY_MS);
  const claimed = { ...state, claims: [...claims, { deliveryId, at: now }] };
  if (confirmation) {
    const last = state.confirmationAt;
    if (last !== undefined && last > now - CONFIRMATION_DAYS * DAY_MS) return { state, verdict: 'too_many' };
    return { state: { ...claimed, confirmationAt: now }, verdict: 'send' };
  }
  if (!verified && state.verifiedAt === undefined) return { state, verdict: 'unverified' };
  if (!transactional && claims.length >= MESSAGES_A_DAY) return { state, verdict: 'too_many' };
  return { state: claimed, verdict: 'send' };
}

/** Gives a claim back: the provider refused the message for good. */
export function giveBackAddress(state: AddressState, deliveryId: string): AddressState {
  return { ...state, claims: state.claims.filter((claim) => claim.deliveryId !== deliveryId) };
}

/** The first reason stays; what an owner said weighs more than what a machine answered. */
export function suppressAddress(state: AddressState, reason: SuppressionReason, at: number): AddressState {
  const weighs = reason === 'unsubscribed' || reason === 'complained';
  if (state.suppressed && !(weighs && ['bounced', 'dead'].includes(state.suppressed.reason))) return state;
  return { ...state, suppressed: { reason, at } };
}

/** Somebody who reads what arrives here says that messages are welcome. */
export function welcomeAddress(state: AddressState, at: number): AddressState {
  const { suppressed, ...rest } = state;
  const verified = { ...rest, verifiedAt: rest.verifiedAt ?? at };
  return suppressed ? { ...verified, welcomes: (rest.welcomes ?? 0) + 1 } : verified;
}

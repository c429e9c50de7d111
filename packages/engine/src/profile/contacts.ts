import type { Channel, JsonObject } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';

/** One address for each channel: the newest the shop told. */
export type Contacts = { [channel in Channel]?: ContactPoint };

export interface ContactPoint {
  /** E-mail address in lower case, phone number as E.164, or push token. */
  address: string;
  /** Event time of the event that told it; an older one never overwrites a newer. */
  at: number;
  /** When the person was first known to own it; without it nobody has proved that they do. */
  verifiedAt?: number;
}

/** RFC 5321 allows no longer address. */
const MAX_EMAIL = 254;
const EMAIL = /^[^\s@<>"(),:;\\[\]]+@[a-z0-9.-]+\.[a-z0-9-]{2,}$/;
/** E.164: at most 15 digits. */
const PHONE = /^\+[1-9]\d{6,14}$/;
/** Printable and without spaces, as all push services make them. */
const TOKEN = /^[!-~]{1,512}$/;

/**
 * Contact points by the traits `email`, `phone` and `push_token` of trusted callers. `email_verified` and
 * `phone_verified` say that the person proved to own it, as OpenID Connect names them
 * (https://openid.net/specs/openid-connect-core-1_0.html#StandardClaims); `null` or an empty text takes one away. What
 * is no address stays a trait and is nobody's contact point.
 */
export function withContacts(
  contacts: Contacts | undefined,
  traits: JsonObject,
  taken: TakenEvent,
): Contacts | undefined {
  if (!taken.trusted) return contacts;
  let told = contacts;
  told = withContact(told, 'email', traits.email, emailAddress, traits.email_verified, taken.at);
  told = withContact(told, 'sms', traits.phone, phoneNumber, traits.phone_verified, taken.at);
  return withContact(told, 'push', traits.push_token, pushToken, true, taken.at);
}

function withContact(
  contacts: Contacts | undefined,
  channel: Channel,
  told: unknown,
  read: (value: unknown) => string | undefined,
  verified: unknown,
  at: number,
): Contacts | undefined {
  const known = contacts?.[channel];
  if (told === undefined && verified === undefined) return contacts;
  if (known && known.at > at) return contacts;
  if (told === null || told === '') {
    const { [channel]: _gone, ...others } = contacts ?? {};
    return Object.keys(others).length > 0 ? others : undefined;
  }
  const address = told === undefined ? known?.address : read(told);
  if (address === undefined) return contacts;
  const before = known?.address === address ? known.verifiedAt : undefined;
  const verifiedAt = verified === true ? (before ?? at) : verified === false ? undefined : before;
  return { ...contacts, [channel]: { address, at, ...(verifiedAt === undefined ? {} : { verifiedAt }) } };
}

/** An e-mail address as it is compared and written to, or undefined for what cannot be one. */
export function emailAddress(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const address = value.trim().toLowerCase();
  return address.length <= MAX_EMAIL && EMAIL.test(address) ? address : undefined;
}

/** A phone number in E.164 without the spaces people write, or undefined for what cannot be one. */
export function phoneNumber(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const number = value.replace(/[\s().-]/g, '').replace(/^00/, '+');
  return PHONE.test(number) ? number : undefined;
}

function pushToken(value: unknown): string | undefined {
  return typeof value === 'string' && TOKEN.test(value) ? value : undefined;
}

import type { JsonObject } from '@footfall/contract';
import type { Profile } from '../state.ts';
import { emailAddress, phoneNumber } from './contacts.ts';

/** By what somebody is found besides their ids: what the shop told, else what they claim. */
export interface Lookup {
  email?: string;
  /** Nobody has proved that the e-mail address is theirs. */
  unverified?: true;
  phone?: string;
  name?: string;
}

const MAX_NAME = 120;

export function lookupOf({ contacts, traits, claims }: Profile): Lookup {
  const email = contacts?.email?.address ?? emailAddress(claims.traits.email);
  const phone = contacts?.sms?.address ?? phoneNumber(claims.traits.phone);
  const name = nameOf(traits) ?? nameOf(claims.traits);
  const unverified = email && contacts?.email?.verifiedAt === undefined ? { unverified: true as const } : {};
  return { ...(email ? { email } : {}), ...unverified, ...(phone ? { phone } : {}), ...(name ? { name } : {}) };
}

/** Segment's reserved traits (https://segment.com/docs/connections/spec/identify/#traits). */
function nameOf({ name, firstName, lastName }: JsonObject): string | undefined {
  if (typeof name === 'string' && name.trim() !== '') return name.trim().slice(0, MAX_NAME);
  const parts = [firstName, lastName].filter((part) => typeof part === 'string' && part.trim() !== '');
  return parts.length > 0 ? parts.join(' ').slice(0, MAX_NAME) : undefined;
}

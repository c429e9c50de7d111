import { CHANNELS } from '@footfall/contract';
import type { ContactPoint, Contacts } from '../profile/contacts.ts';

/** For each channel the address the shop told last; only trusted callers tell any, of devices too. */
export function mergeContacts(user: Contacts | undefined, device: Contacts | undefined): Contacts | undefined {
  const merged = CHANNELS.flatMap((channel) => {
    const point = newer(user?.[channel], device?.[channel]);
    return point ? [[channel, point] as const] : [];
  });
  return merged.length > 0 ? Object.fromEntries(merged) : undefined;
}

function newer(one: ContactPoint | undefined, other: ContactPoint | undefined): ContactPoint | undefined {
  if (!one || !other) return one ?? other;
  const [newest, oldest] = other.at > one.at ? [other, one] : [one, other];
  const verifiedAt = newest.verifiedAt ?? (oldest.address === newest.address ? oldest.verifiedAt : undefined);
  return verifiedAt === undefined ? newest : { ...newest, verifiedAt };
}

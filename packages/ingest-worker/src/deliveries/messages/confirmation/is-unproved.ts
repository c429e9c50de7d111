import { emailAddress, type Profile } from '@footfall/engine';

/** Whether this address is the customer's by what is known, and nobody has proved that it is. */
export function isUnproved({ contacts, claims }: Profile, address: string): boolean {
  const told = contacts?.email;
  if (told) return told.address === address && told.verifiedAt === undefined;
  return emailAddress(claims.traits.email) === address;
}

import ipaddr from 'ipaddr.js';
import { lookUp } from '../../dns/look-up.ts';
import { NOT_PUBLIC } from './receiver-url.ts';

/**
 * Why a host's addresses may not be called; undefined where all of them are public. Asked when a receiver is saved and
 * again before each call. This narrows the gap for a name that is pointed elsewhere meanwhile and does not close it:
 * a Worker cannot tell `fetch` which address to use.
 */
export async function refuseResolved(host: string, resolver?: string): Promise<string | undefined> {
  const addresses = (await Promise.all([lookUp(host, 'A', resolver), lookUp(host, 'AAAA', resolver)])).flat();
  if (addresses.length === 0) return 'The host has no address.';
  return addresses.every(isPublic) ? undefined : NOT_PUBLIC;
}

/** Whether anybody on the internet could be meant: no private, special, embedded or otherwise reserved range. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // Addresses that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) are ranges of their own here, and no unicast.
  return ipaddr.process(address).range() === 'unicast' && ipaddr.parse(address).range() === 'unicast';
}

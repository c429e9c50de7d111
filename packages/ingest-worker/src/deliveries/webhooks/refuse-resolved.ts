import ipaddr from 'ipaddr.js';
import * as z from 'zod';
import { NOT_PUBLIC } from './receiver-url.ts';

const DEFAULT_RESOLVER = 'https://cloudflare-dns.com/dns-query';
const TIMEOUT_MS = 3_000;
const A = 1;
const AAAA = 28;

/** DNS over HTTPS in JSON (https://developers.cloudflare.com/1.1.1.1/encryption/dns-over-https/make-api-requests/dns-json/). */
const answerSchema = z.object({
  Status: z.int(),
  Answer: z.array(z.object({ type: z.int(), data: z.string() })).default([]),
});

/** The name could not be looked up just now: neither good nor bad. */
export class ResolverSilent extends Error {
  override readonly name = 'ResolverSilent';
}

/**
 * Why a host's addresses may not be called; undefined where all of them are public. Asked when a receiver is saved and
 * again before each call. This narrows the gap for a name that is pointed elsewhere meanwhile and does not close it:
 * a Worker cannot tell `fetch` which address to use.
 */
export async function refuseResolved(host: string, resolver = DEFAULT_RESOLVER): Promise<string | undefined> {
  const addresses = (await Promise.all([resolve(host, 'A', resolver), resolve(host, 'AAAA', resolver)])).flat();
  if (addresses.length === 0) return 'The host has no address.';
  return addresses.every(isPublic) ? undefined : NOT_PUBLIC;
}

async function resolve(host: string, type: 'A' | 'AAAA', resolver: string): Promise<string[]> {
  const url = new URL(resolver);
  url.search = new URLSearchParams({ name: host, type }).toString();
  try {
    const headers = { accept: 'application/dns-json' };
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    const { Answer } = answerSchema.parse(await response.json());
    return Answer.filter((record) => record.type === (type === 'A' ? A : AAAA)).map(({ data }) => data);
  } catch (error) {
    throw new ResolverSilent(`${host} could not be looked up: ${error}`);
  }
}

/** Whether anybody on the internet could be meant: no private, special, embedded or otherwise reserved range. */
export function isPublic(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  // Addresses that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) are ranges of their own here, and no unicast.
  return ipaddr.process(address).range() === 'unicast' && ipaddr.parse(address).range() === 'unicast';
}

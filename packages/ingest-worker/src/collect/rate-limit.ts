import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Caller } from '../sites/authenticate.ts';

/** The period of the bindings in `wrangler.toml`. */
const PERIOD_SECONDS = 10;
const LOOPBACK = new Set(['127.0.0.1', '::1']);

/**
 * Refuses who asks too often: per key, and for the public write key per address too. The platform counts per location
 * and forgives a little; it is a fence against floods, not an account.
 */
export async function limitRate(env: Env, caller: Caller, address: string | undefined): Promise<void> {
  const byKey = env.KEY_LIMIT.limit({ key: `${caller.site.id} ${caller.speaks}` });
  const counted = caller.speaks === 'write' && address && !LOOPBACK.has(address);
  const byAddress = counted ? env.ADDRESS_LIMIT.limit({ key: networkOf(address) }) : undefined;
  const answers = await Promise.all([byKey, byAddress]);
  if (answers.every((answer) => answer?.success !== false)) return;
  throw new Problem(
    429,
    'rate_limited',
    `Too many requests. Send again in ${PERIOD_SECONDS} seconds, in larger batches.`,
    {
      'retry-after': String(PERIOD_SECONDS),
    },
  );
}

const IPV6_GROUPS = 8;
/** A connection is given at least that many groups' worth of addresses, and may send from any of them. */
const NETWORK_GROUPS = 4;

/** What of an address names the connection: all of IPv4, also where it is written as IPv6; the first 64 bits of IPv6. */
function networkOf(address: string): string {
  if (!address.includes(':') || address.includes('.')) return address;
  const [head = [], tail = []] = address.split('::').map((part) => part.split(':').filter(Boolean));
  const zeros = Array<string>(Math.max(0, IPV6_GROUPS - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':');
}

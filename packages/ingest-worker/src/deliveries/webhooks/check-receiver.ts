import type { Env } from '../../env.ts';
import { type ReceiverLimits, refuseReceiver } from './receiver-url.ts';
import { refuseResolved } from './refuse-resolved.ts';

/** Why a receiver may not be called, after all that can be known of it; undefined where it may. Throws `ResolverSilent`. */
export async function checkReceiver(env: Env, text: string): Promise<string | undefined> {
  const refusal = refuseReceiver(text, receiverLimits(env));
  const url = URL.parse(text);
  if (refusal || !url) return refusal;
  // Only loopback passes over http, and a loopback host needs no name server.
  return url.protocol === 'http:' ? undefined : refuseResolved(url.hostname, env.DNS_RESOLVER_URL);
}

function receiverLimits(env: Env): ReceiverLimits {
  const own = URL.parse(env.PUBLIC_ORIGIN ?? '')?.hostname;
  return { allowLoopback: env.ALLOW_LOOPBACK_RECEIVERS === 'true', ownHosts: own ? [own] : [] };
}

import type { Env } from '../../env.ts';
import type { ChannelSettings } from './channel-settings.ts';
import { checkSenderDomain, type SenderDomain } from './check-sender-domain.ts';
import { dkimSelectors } from './dkim-selectors.ts';

/** Looks at the domain that a channel's mail is from; undefined where none leaves the house. */
export async function domainOf(env: Env, settings: ChannelSettings | undefined): Promise<SenderDomain | undefined> {
  if (!settings || !('from' in settings) || typeof settings.from !== 'object') return undefined;
  const keys = dkimSelectors(settings as Parameters<typeof dkimSelectors>[0]);
  const domain = settings.from.address.split('@').at(-1)?.toLowerCase() ?? '';
  return keys && checkSenderDomain({ domain, ...keys, resolver: env.DNS_RESOLVER_URL });
}

import type { Channel } from '@footfall/contract';
import type { Env } from '../../env.ts';
import type { ChannelAdapter } from './adapter.ts';
import { inbox } from './inbox.ts';

/** The way out that a site has for a channel: the built-in inbox, until it has a provider. */
export async function adapterFor(env: Env, site: string, _channel: Channel): Promise<ChannelAdapter> {
  return inbox(env, site);
}

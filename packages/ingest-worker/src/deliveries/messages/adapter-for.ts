import type { Channel } from '@footfall/contract';
import type { Env } from '../../env.ts';
import { loadSettings } from '../channels/load-settings.ts';
import { providerAdapter } from '../channels/provider-adapter.ts';
import type { ChannelAdapter, Mailbox } from './adapter.ts';
import { inbox } from './inbox.ts';

/** The way out that a site has for a channel, and whom its mail is from. */
export interface WayOut {
  adapter: ChannelAdapter;
  /** Nothing leaves the house. */
  isInbox: boolean;
  from?: Mailbox;
  replyTo?: Mailbox;
}

/** The provider a site has set, or the built-in inbox until it has one. */
export async function adapterFor(env: Env, site: string, channel: Channel): Promise<WayOut> {
  const settings = await loadSettings(env, site, channel);
  const provider = settings && providerAdapter(env, site, settings);
  const sender = settings && 'from' in settings && typeof settings.from === 'object' ? settings : undefined;
  const { from, replyTo } = (sender ?? {}) as { from?: Mailbox; replyTo?: Mailbox };
  return {
    adapter: provider ?? inbox(env, site),
    isInbox: provider === undefined,
    ...(from ? { from } : {}),
    ...(replyTo ? { replyTo } : {}),
  };
}

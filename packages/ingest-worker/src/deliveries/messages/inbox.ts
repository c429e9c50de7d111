import { type Env, siteDb } from '../../env.ts';
import type { ChannelAdapter } from './adapter.ts';
import { insertInbox, isInInbox } from './inbox-store.ts';

/** Takes every message in place of a provider, for people to look at: what a laptop sends by. */
export function inbox(env: Env, site: string): ChannelAdapter {
  return {
    async send(message) {
      try {
        await insertInbox(siteDb(env, site), message, Date.now());
        return { outcome: 'sent', providerId: `inbox:${message.deliveryId}` };
      } catch (error) {
        return { outcome: 'refused', permanent: false, reason: String(error) };
      }
    },
    async look({ deliveryId, sentAt }) {
      if (!(await isInInbox(siteDb(env, site), deliveryId))) return { look: 'not_there' };
      return { look: 'found', receipt: { id: `inbox:${deliveryId}`, deliveryId, kind: 'deferred', at: sentAt } };
    },
  };
}

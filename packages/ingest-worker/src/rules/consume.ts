import { hintAnnouncement } from '../announcements/hint-announcement.ts';
import { tellAnnouncement } from '../announcements/tell-announcement.ts';
import type { Env } from '../env.ts';
import type { AnnouncementMessage, WakesMessage } from '../pipeline.ts';
import { hintWake } from './hint-wake.ts';
import { wakeCustomers } from './wake-customers.ts';

/** Queue in: reaches the next slice of many customers, for a publish or an announcement, and asks for the one after. */
export async function consumeWakes(batch: MessageBatch<WakesMessage | AnnouncementMessage>, env: Env): Promise<void> {
  for (const message of batch.messages) {
    if ('announcement' in message.body) {
      const { site, announcement } = message.body;
      const moreIn = await tellAnnouncement(env, site, announcement);
      if (moreIn !== undefined) await hintAnnouncement(env, site, announcement, moreIn);
    } else {
      const { site, version } = message.body;
      const more = await wakeCustomers(env, site, version);
      if (more) await hintWake(env, site, version);
    }
    message.ack();
  }
}

import type { ImportRows } from '@footfall/contract';
import type { VouchedUser } from '../sites/identity-token.ts';
import type { Site } from '../sites/site.ts';
import type { EdgeFacts } from './edge.ts';

/** Who sends a batch, and what is known about the sending. */
export interface Speaker {
  site: Site;
  speaks: 'write' | 'secret';
  /** Whom the batch's identity token vouches for. */
  user?: VouchedUser;
  edge: EdgeFacts;
  /** One instant for the whole request, epoch milliseconds. */
  receivedAt: number;
  /** When the events first came, where they are sent again: their clock is read by ours of then. */
  cameAt?: number;
  /** The caller's clock when it sent the batch; an event's own wins. */
  sentAt?: string;
  /** Replayed history: it starts nothing and fires nothing. Only a secret key may say so. */
  historical?: true;
  /** Rows of a file that the events are. */
  import?: ImportRows;
  /** Say what would happen and change nothing. */
  dry?: true;
}

/** Whether an event is vouched for: by a secret key, or by a token for the very user it names. */
export function isTrusted(speaker: Speaker, userId: string | undefined): boolean {
  return speaker.speaks === 'secret' || (userId !== undefined && speaker.user?.userId === userId);
}

import type { WebhookCustomer } from '@footfall/contract';

/** By which id a trusted caller names a customer. */
export type Named = { userId: string } | { anonymousId: string };

/**
 * How we name a customer in an event of our own. A userId that is only claimed would, told by us, make a user of it:
 * such a customer is named by their device, or not at all.
 */
export function namedBy({ userId, anonymousId, trust }: WebhookCustomer): Named | undefined {
  if (trust === 'known' && userId) return { userId };
  return anonymousId ? { anonymousId } : undefined;
}

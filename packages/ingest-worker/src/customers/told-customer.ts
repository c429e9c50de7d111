import type { WebhookCustomer } from '@footfall/contract';
import type { CustomerState } from '@footfall/engine';

/** The customer as receivers and the ledger are told of them; `id` is their object's. */
export function toldCustomer(id: string, { profile }: CustomerState): WebhookCustomer {
  const { userId, anonymousId, claims } = profile;
  const named = userId ?? claims.userId;
  return {
    id,
    ...(named ? { userId: named } : {}),
    ...(anonymousId ? { anonymousId } : {}),
    trust: userId ? 'known' : claims.userId ? 'claimed' : 'anonymous',
  };
}

import type { CouponActivity } from '@footfall/contract';

/** What looks wrong, as a sentence. */
export function activityWords({ kind, customer, userId, pool, count }: CouponActivity): string {
  const who = userId ?? (customer ? `${customer.slice(0, 8)}…` : 'somebody unnamed');
  switch (kind) {
    case 'tried:unknown':
      return `${count.toLocaleString()} codes that do not exist were tried for ${who}.`;
    case 'tried:wrong_customer':
      return `${who} tried codes of others ${count.toLocaleString()} times.`;
    case 'tried:used':
      return `Used codes were tried again ${count.toLocaleString()} times for ${who}.`;
    case 'tried:expired':
      return `Expired codes were tried ${count.toLocaleString()} times for ${who}.`;
    case 'redeemed_often':
      return `${who} used ${count.toLocaleString()} codes of ${pool}.`;
    case 'low':
      return `${pool} runs out: ${count.toLocaleString()} codes left.`;
  }
}

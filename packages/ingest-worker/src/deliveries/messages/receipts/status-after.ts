import type { ReceiptKind } from './receipt.ts';

export type MessageStatus = 'pending' | 'claimed' | 'sent' | 'delivered' | 'withheld' | 'failed' | 'unknown';

/**
 * How a delivery stands after a receipt. Receipts may come twice and in any order, so it only moves forward: what was
 * opened was delivered, whatever comes later, and what bounced after that bounced.
 */
export function statusAfter(before: MessageStatus, kind: ReceiptKind): MessageStatus {
  switch (kind) {
    // Also of one that a person has asked for again: the provider has it.
    case 'deferred':
      return before === 'unknown' || before === 'claimed' || before === 'pending' ? 'sent' : before;
    case 'bounced':
    case 'failed':
      return 'failed';
    case 'delivered':
    case 'opened':
    case 'clicked':
    case 'complained':
    case 'unsubscribed':
      return before === 'failed' ? 'failed' : 'delivered';
  }
}

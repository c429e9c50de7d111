import type { Channel, Consent, TrackEvent } from '@footfall/contract';
import { toBase64Url } from '../../../crypto/base64url.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import type { Named } from '../named-by.ts';
import type { Receipt, ReceiptKind } from './receipt.ts';

/** What a receipt is called among a customer's events; one that is missing is none of their doing. */
const NAMES: { [kind in ReceiptKind]?: string } = {
  delivered: 'Message Delivered',
  opened: 'Message Opened',
  clicked: 'Message Clicked',
  bounced: 'Message Bounced',
  failed: 'Message Bounced',
  complained: 'Message Unsubscribed',
  unsubscribed: 'Message Unsubscribed',
};

/** A message, as far as its receipts need to know it. */
export interface ReceiptMessage {
  id: string;
  channel: Channel;
  campaign: string | null;
  step: string | null;
}

/**
 * The customer's event that a receipt stands for. Its key is made of the receipt's id, so that it comes once however
 * often it is told. What a machine did is no event of a person's.
 */
export async function receiptEvent(
  receipt: Receipt,
  { id, channel, campaign, step }: ReceiptMessage,
  who: Named,
): Promise<TrackEvent | undefined> {
  const { kind, at, reason, url } = receipt;
  const event = NAMES[kind];
  if (!event || receipt.machine) return undefined;
  const isLeaving = kind === 'complained' || kind === 'unsubscribed';
  return {
    type: 'track',
    event,
    messageId: await receiptKey(receipt.id),
    ...who,
    timestamp: new Date(at).toISOString(),
    properties: {
      delivery_id: id,
      channel,
      ...(campaign ? { campaign_id: campaign } : {}),
      ...(step ? { step_id: step } : {}),
      ...(url ? { url } : {}),
      ...(reason ? { reason } : {}),
      ...(receipt.permanent ? { permanent: true } : {}),
      ...(kind === 'complained' ? { complaint: true } : {}),
    },
    ...(isLeaving ? { context: { consent: refusalOf(channel, receipt) } } : {}),
  };
}

function refusalOf(channel: Channel, { kind, method }: Receipt): Consent {
  const known = kind === 'complained' ? 'complaint to the mailbox provider' : 'unsubscribed at the provider';
  return { channels: { [channel]: false }, proof: { method: method ?? known } };
}

/** Providers' ids may be long, and two providers' may be equal: the receipt's id names its provider. */
async function receiptKey(id: string): Promise<string> {
  return `receipt:${toBase64Url(await sha256(id))}`;
}

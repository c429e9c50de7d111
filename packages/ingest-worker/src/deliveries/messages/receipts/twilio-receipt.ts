import type { Receipt, ReceiptKind } from './receipt.ts';

export const TWILIO_SIGNATURE = 'x-twilio-signature';

const KINDS: Record<string, ReceiptKind> = { delivered: 'delivered', undelivered: 'bounced', failed: 'failed' };
/** The recipient has told Twilio STOP. */
const UNSUBSCRIBED = '21610';

/**
 * What one status callback tells, nothing for those on the way (queued, sending, sent). `deliveryId` is part of the
 * address it was sent to.
 */
export function twilioReceipt(deliveryId: string, form: URLSearchParams, now: number): Receipt | undefined {
  const status = form.get('MessageStatus') ?? '';
  const code = form.get('ErrorCode');
  const kind = code === UNSUBSCRIBED ? 'unsubscribed' : KINDS[status];
  if (!kind) return undefined;
  return {
    id: `twilio:${form.get('MessageSid')}:${status}`,
    deliveryId,
    kind,
    at: now,
    ...(code ? { reason: `Twilio ${code}` } : {}),
  };
}

import * as z from 'zod';
import { fromBase64Url } from '../../../crypto/base64url.ts';
import type { Receipt, ReceiptKind } from './receipt.ts';

export const SENDGRID_SIGNATURE = 'x-twilio-email-event-webhook-signature';
export const SENDGRID_TIMESTAMP = 'x-twilio-email-event-webhook-timestamp';

const KINDS: Record<string, ReceiptKind> = {
  deferred: 'deferred',
  delivered: 'delivered',
  open: 'opened',
  click: 'clicked',
  bounce: 'bounced',
  dropped: 'failed',
  spamreport: 'complained',
  unsubscribe: 'unsubscribed',
  group_unsubscribe: 'unsubscribed',
};

/** https://www.twilio.com/docs/sendgrid/for-developers/tracking-events/event */
const eventSchema = z.object({
  event: z.string(),
  sg_event_id: z.string(),
  timestamp: z.number(),
  delivery_id: z.string().optional(),
  reason: z.string().optional(),
  /** Of a bounce: `blocked` is of this message, `bounce` of the address. */
  type: z.string().optional(),
  url: z.string().optional(),
  sg_machine_open: z.boolean().optional(),
});

/**
 * Whether SendGrid signed this: ECDSA over P-256 of the timestamp and the raw body. `publicKey` is base64 SPKI, as its
 * settings show it.
 */
export async function verifySendGrid(
  publicKey: string,
  signature: string,
  timestamp: string,
  rawBody: string,
): Promise<boolean> {
  const spki = fromBase64Url(publicKey);
  const der = fromBase64Url(signature);
  const raw = der && rawSignature(der);
  if (!spki || !raw) return false;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']).catch(() => undefined);
  if (!key) return false;
  return crypto.subtle.verify(algorithm, key, raw, new TextEncoder().encode(timestamp + rawBody));
}

const PART_BYTES = 32;
const SEQUENCE = 0x30;
const INTEGER = 0x02;

/** SendGrid signs in DER (a sequence of two integers); WebCrypto wants the two side by side. */
function rawSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== SEQUENCE || der[1] !== der.length - 2) return undefined;
  const raw = new Uint8Array(PART_BYTES * 2);
  let at = 2;
  for (const end of [PART_BYTES, PART_BYTES * 2]) {
    const length = der[at + 1] ?? 0;
    if (der[at] !== INTEGER || at + 2 + length > der.length) return undefined;
    let part = der.subarray(at + 2, at + 2 + length);
    // A leading zero only says that the number is not negative.
    while (part.length > PART_BYTES && part[0] === 0) part = part.subarray(1);
    if (part.length > PART_BYTES) return undefined;
    raw.set(part, end - part.length);
    at += 2 + length;
  }
  return at === der.length ? raw : undefined;
}

/** The receipts in a body whose signature is good; events of other senders, and of kinds we do not use, are left out. */
export function sendGridReceipts(rawBody: string): Receipt[] {
  return z
    .array(z.unknown())
    .parse(JSON.parse(rawBody))
    .flatMap((one): Receipt[] => {
      const { data: event } = eventSchema.safeParse(one);
      const kind = event && KINDS[event.event];
      if (!event?.delivery_id || !kind) return [];
      return [
        {
          id: `sendgrid:${event.sg_event_id}`,
          deliveryId: event.delivery_id,
          kind,
          at: event.timestamp * 1000,
          ...(event.reason ? { reason: event.reason } : {}),
          ...(kind === 'bounced' && event.type !== 'blocked' ? { permanent: true as const } : {}),
          ...(event.url ? { url: event.url } : {}),
          ...(event.sg_machine_open ? { machine: true as const } : {}),
        },
      ];
    });
}

import * as z from 'zod';
import type { Receipt, ReceiptKind } from './receipt.ts';

export const MANDRILL_SIGNATURE = 'x-mandrill-signature';

const KINDS: Record<string, ReceiptKind> = {
  deferral: 'deferred',
  delivered: 'delivered',
  open: 'opened',
  click: 'clicked',
  hard_bounce: 'bounced',
  soft_bounce: 'bounced',
  reject: 'failed',
  spam: 'complained',
  unsub: 'unsubscribed',
};

/** https://mailchimp.com/developer/transactional/docs/webhooks/ */
const eventSchema = z.object({
  event: z.string(),
  ts: z.number(),
  _id: z.string().optional(),
  url: z.string().optional(),
  msg: z.object({
    _id: z.string(),
    metadata: z.object({ delivery_id: z.string().optional() }).nullish(),
    diag: z.string().nullish(),
    bounce_description: z.string().nullish(),
  }),
});

/** The receipts in the form field `mandrill_events` of a body whose signature is good. */
export function mandrillReceipts(events: string): Receipt[] {
  return z
    .array(z.unknown())
    .parse(JSON.parse(events))
    .flatMap((one): Receipt[] => {
      const { data: told } = eventSchema.safeParse(one);
      const kind = told && KINDS[told.event];
      const deliveryId = told?.msg.metadata?.delivery_id;
      if (!told || !kind || !deliveryId) return [];
      const reason = told.msg.diag ?? told.msg.bounce_description;
      return [
        {
          // It gives its tellings no id: message, kind and moment are the same when it tells again.
          id: `mandrill:${told.msg._id}:${told.event}:${told.ts}`,
          deliveryId,
          kind,
          at: told.ts * 1000,
          ...(reason ? { reason } : {}),
          ...(told.event === 'hard_bounce' ? { permanent: true as const } : {}),
          ...(told.url ? { url: told.url } : {}),
        },
      ];
    });
}

import type { WebhookBody } from '@footfall/contract';
import type { FactChunk } from '@footfall/engine';
import type { Issued } from '../../coupons/issue-coupons.ts';
import { toBase64Url } from '../../crypto/base64url.ts';
import { sha256 } from '../../crypto/sha256.ts';
import { laneOf } from './health.ts';
import type { Webhook } from './webhook.ts';
import { webhookBody } from './webhook-body.ts';
import { webhookText } from './webhook-text.ts';

const ID_BYTES = 18;

/** A webhook call that a fact causes. */
export interface NewDelivery {
  /** The receiver's `webhook-id`: made of the fact and the webhook, so that a redelivered chunk makes it again. */
  id: string;
  webhook: string;
  sequence: number;
  type: string;
  /** The JSON text that is signed and sent, the same to the byte in every attempt. */
  body: string;
  /** Receivers that fail are called on a lane of their own. */
  lane: 'fast' | 'slow';
}

/** The webhook calls a chunk causes: one for each fact and each webhook that subscribes to its type. */
export async function newDeliveries(
  chunk: FactChunk,
  webhooks: Webhook[],
  origin: string | undefined,
  issued: Issued = new Map(),
): Promise<NewDelivery[]> {
  const deliveries: Promise<NewDelivery>[] = [];
  for (const fact of chunk.facts) {
    const body = webhookBody(chunk, fact, issued.get(fact.sequence));
    if (!body) continue;
    const text = webhookText(body, origin);
    for (const webhook of webhooks) {
      if (!wants(webhook, body)) continue;
      deliveries.push(
        deliveryId(chunk.customer.id, fact.sequence, webhook.id).then((id) => ({
          id,
          webhook: webhook.id,
          sequence: fact.sequence,
          type: body.type,
          body: text,
          lane: laneOf(webhook.health),
        })),
      );
    }
  }
  return Promise.all(deliveries);
}

function wants({ types, events }: Webhook, { type, data }: WebhookBody): boolean {
  if (!types.includes(type)) return false;
  if (type !== 'event.accepted' || events === null) return true;
  const { event, type: kind } = data.event as { event?: string; type: string };
  return events.includes(event ?? kind);
}

async function deliveryId(customer: string, sequence: number, webhook: string): Promise<string> {
  const hash = await sha256(JSON.stringify([customer, sequence, webhook]));
  return `msg_${toBase64Url(hash.slice(0, ID_BYTES))}`;
}

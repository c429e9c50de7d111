import type { FactChunk } from '@footfall/engine';
import { toBase64Url } from '../crypto/base64url.ts';
import { sha256 } from '../crypto/sha256.ts';
import type { Webhook } from './store.ts';
import { webhookBody } from './webhook-body.ts';

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
}

/** The webhook calls a chunk causes: one for each fact and each webhook that subscribes to its type. */
export async function newDeliveries(chunk: FactChunk, webhooks: Webhook[]): Promise<NewDelivery[]> {
  const deliveries: Promise<NewDelivery>[] = [];
  for (const fact of chunk.facts) {
    const body = webhookBody(chunk, fact);
    if (!body) continue;
    for (const webhook of webhooks) {
      if (!webhook.types.includes(body.type)) continue;
      const text = JSON.stringify(body);
      deliveries.push(
        deliveryId(chunk.customer.id, fact.sequence, webhook.id).then((id) => ({
          id,
          webhook: webhook.id,
          sequence: fact.sequence,
          type: body.type,
          body: text,
        })),
      );
    }
  }
  return Promise.all(deliveries);
}

async function deliveryId(customer: string, sequence: number, webhook: string): Promise<string> {
  const hash = await sha256(JSON.stringify([customer, sequence, webhook]));
  return `msg_${toBase64Url(hash.slice(0, ID_BYTES))}`;
}

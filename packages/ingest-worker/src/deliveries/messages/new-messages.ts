import type { FactChunk } from '@footfall/engine';
import { toBase64Url } from '../../crypto/base64url.ts';
import { sha256 } from '../../crypto/sha256.ts';

const ID_BYTES = 18;

/** A message that a campaign asked for. */
export interface NewMessage {
  id: string;
  sequence: number;
  channel: string;
  campaign: string;
  version: number;
  run: string;
  step: string;
  /** What its customer calls it. */
  message: string;
}

/** A message that its customer has given up. */
export interface WithheldMessage {
  id: string;
  reason: string;
}

/** The messages a chunk asks for. */
export function newMessages(chunk: FactChunk): Promise<NewMessage[]> {
  return Promise.all(
    chunk.facts.flatMap((fact) =>
      fact.type === 'delivery.requested'
        ? [
            messageId(chunk.customer.id, fact.message).then((id) => ({
              ...{ id, sequence: fact.sequence, channel: fact.channel, run: fact.run, step: fact.step },
              ...{ campaign: fact.campaign.id, version: fact.campaign.version, message: fact.message },
            })),
          ]
        : [],
    ),
  );
}

export function withheldMessages(chunk: FactChunk): Promise<WithheldMessage[]> {
  return Promise.all(
    chunk.facts.flatMap((fact) =>
      fact.type === 'delivery.withheld' && fact.message !== undefined
        ? [messageId(chunk.customer.id, fact.message).then((id) => ({ id, reason: fact.reason }))]
        : [],
    ),
  );
}

/** Made of the customer and what they call it, so that a redelivered chunk makes it again. */
async function messageId(customer: string, message: string): Promise<string> {
  const hash = await sha256(JSON.stringify(['message', customer, message]));
  return `msg_${toBase64Url(hash.slice(0, ID_BYTES))}`;
}

import type { WebhookCustomer } from '@footfall/contract';
import { type Fact, type FactChunk, lookupOf, type Profile } from '@footfall/engine';

/** A queue message takes at most 128 KB; this leaves room for its envelope. */
const MAX_CHUNK_BYTES = 100_000;
/** Past this the object takes in nothing more until the ledger has caught up. */
export const MAX_OUTBOX_BYTES = 1_000_000;

/** A chunk the ledger has not confirmed, as the text it will always travel as. */
export interface PendingChunk {
  id: string;
  json: string;
}

const utf8 = new TextEncoder();

/** Facts cut into messages of at most 100,000 bytes, in their order. */
export function makeChunks(site: string, customer: WebhookCustomer, profile: Profile, facts: Fact[]): PendingChunk[] {
  const { firstSeenAt } = profile;
  const lookup = lookupOf(profile);
  const found = Object.keys(lookup).length > 0 ? { lookup } : {};
  const chunks: PendingChunk[] = [];
  let waiting: Fact[] = [];
  let bytes = 0;
  const close = () => {
    const [first] = waiting;
    if (!first) return;
    const id = `${customer.id}:${String(first.sequence).padStart(12, '0')}`;
    const chunk: FactChunk = { v: 1, id, site, customer, firstSeenAt, ...found, facts: waiting };
    chunks.push({ id, json: JSON.stringify(chunk) });
    waiting = [];
    bytes = 0;
  };
  for (const fact of facts) {
    const size = utf8.encode(JSON.stringify(fact)).byteLength;
    if (bytes + size > MAX_CHUNK_BYTES) close();
    waiting.push(fact);
    bytes += size;
  }
  close();
  return chunks;
}

/** The outbox as stored: a JSON array of chunks. */
export function outboxText(chunks: PendingChunk[]): string {
  return `[${chunks.map((chunk) => chunk.json).join(',')}]`;
}

export function readOutbox(text: string): PendingChunk[] {
  return (JSON.parse(text) as FactChunk[]).map((chunk) => ({ id: chunk.id, json: JSON.stringify(chunk) }));
}

export function outboxBytes(chunks: PendingChunk[]): number {
  return chunks.reduce((sum, chunk) => sum + utf8.encode(chunk.json).byteLength, 0);
}

import type { WebhookCustomer } from '@footfall/contract';
import { type Fact, type FactChunk, lookupOf, type Profile } from '@footfall/engine';

/** A queue message takes at most 128 KB; this leaves room for its envelope. */
const MAX_CHUNK_BYTES = 100_000;
/** Past this the object takes in nothing more until the ledger has caught up. */
const MAX_OUTBOX_BYTES = 1_000_000;

/** A chunk the ledger has not confirmed, as the text it will always travel as. */
export interface PendingChunk {
  id: string;
  json: string;
  /** Of the text, as UTF-8. */
  bytes: number;
}

const utf8 = new TextEncoder();
const bytesOf = (text: string): number => utf8.encode(text).byteLength;
const pendingChunk = (id: string, json: string): PendingChunk => ({ id, json, bytes: bytesOf(json) });

/** Facts cut into messages of at most 100,000 bytes, in their order. */
export function makeChunks(site: string, customer: WebhookCustomer, profile: Profile, facts: Fact[]): PendingChunk[] {
  const { firstSeenAt } = profile;
  const lookup = lookupOf(profile);
  const found = Object.keys(lookup).length > 0 ? { lookup } : {};
  const chunks: PendingChunk[] = [];
  let first = facts[0]?.sequence ?? 0;
  let waiting: string[] = [];
  let bytes = 0;
  const close = () => {
    if (waiting.length === 0) return;
    const id = `${customer.id}:${String(first).padStart(12, '0')}`;
    const head: Omit<FactChunk, 'facts'> = { v: 1, id, site, customer, firstSeenAt, ...found };
    // The facts are texts already: a batch is large, and would be gone through once more.
    chunks.push(pendingChunk(id, `${JSON.stringify(head).slice(0, -1)},"facts":[${waiting.join(',')}]}`));
    waiting = [];
    bytes = 0;
  };
  for (const fact of facts) {
    const text = JSON.stringify(fact);
    const size = bytesOf(text);
    if (bytes + size > MAX_CHUNK_BYTES) close();
    if (waiting.length === 0) first = fact.sequence;
    waiting.push(text);
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
  return (JSON.parse(text) as FactChunk[]).map((chunk) => pendingChunk(chunk.id, JSON.stringify(chunk)));
}

export function outboxBytes(chunks: PendingChunk[]): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes, 0);
}

export const isFull = (chunks: PendingChunk[]): boolean => outboxBytes(chunks) > MAX_OUTBOX_BYTES;

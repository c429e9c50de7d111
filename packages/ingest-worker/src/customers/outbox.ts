import type { WebhookCustomer } from '@footfall/contract';
import { type Fact, type FactChunk, type FactType, lookupOf, type Profile } from '@footfall/engine';

/** A queue message takes at most 128 KB; this leaves room for its envelope. */
const MAX_CHUNK_BYTES = 100_000;
/** Past this the object takes in nothing more until the ledger has caught up. */
const MAX_OUTBOX_BYTES = 1_000_000;
/** After one of these a customer is in no list: what comes later is told apart from it. */
const GONE: FactType[] = ['customer.erased', 'customer.expired'];

/** A chunk the ledger has not confirmed, as the text it travels as. */
export interface PendingChunk {
  id: string;
  /** JSON of what it says beside its facts, without the braces. */
  about: string;
  /** JSON of its facts, without the brackets. */
  facts: string;
  /** Of both as UTF-8. */
  bytes: number;
  /** Facts that follow may still be put into it. One that was read from storage may have been sent before. */
  open: boolean;
}

const utf8 = new TextEncoder();
const bytesOf = (text: string): number => utf8.encode(text).byteLength;

export const chunkText = ({ id, about, facts }: PendingChunk): string =>
  `{"v":1,"id":${JSON.stringify(id)},${about},"facts":[${facts}]}`;

/** Facts cut into messages of at most 100,000 bytes, in their order. */
export function makeChunks(site: string, customer: WebhookCustomer, profile: Profile, facts: Fact[]): PendingChunk[] {
  const { firstSeenAt } = profile;
  const lookup = lookupOf(profile);
  const found = Object.keys(lookup).length > 0 ? { lookup } : {};
  const head: Omit<FactChunk, 'v' | 'id' | 'facts'> = { site, customer, firstSeenAt, ...found };
  const about = JSON.stringify(head).slice(1, -1);
  const chunks: PendingChunk[] = [];
  let together: Fact[] = [];
  let texts: string[] = [];
  let bytes = 0;
  const close = () => {
    const [first] = together;
    if (first) {
      const id = `${customer.id}:${String(first.sequence).padStart(12, '0')}`;
      const open = !together.some(({ type }) => GONE.includes(type));
      // The facts are texts already: a batch is large, and would be gone through once more.
      chunks.push({ id, about, facts: texts.join(','), bytes: bytes + bytesOf(about), open });
    }
    [together, texts, bytes] = [[], [], 0];
  };
  for (const fact of facts) {
    const text = JSON.stringify(fact);
    const size = bytesOf(text);
    if (bytes + size > MAX_CHUNK_BYTES) close();
    together.push(fact);
    texts.push(text);
    bytes += size;
  }
  close();
  return chunks;
}

/** One chunk of two that follow each other, or nothing where they say different things of their customer. */
export function joinedChunk(first: PendingChunk, second: PendingChunk): PendingChunk | undefined {
  const bytes = first.bytes + second.bytes;
  if (!first.open || first.about !== second.about || bytes > MAX_CHUNK_BYTES) return undefined;
  return { ...first, facts: `${first.facts},${second.facts}`, bytes, open: second.open };
}

/** The outbox as stored: a JSON array of chunks. */
export function outboxText(chunks: PendingChunk[]): string {
  return `[${chunks.map(chunkText).join(',')}]`;
}

export function readOutbox(text: string): PendingChunk[] {
  return (JSON.parse(text) as FactChunk[]).map(({ v: _one, id, facts, ...head }) => {
    const [about, told] = [JSON.stringify(head).slice(1, -1), JSON.stringify(facts).slice(1, -1)];
    return { id, about, facts: told, bytes: bytesOf(about) + bytesOf(told), open: false };
  });
}

export function outboxBytes(chunks: PendingChunk[]): number {
  return chunks.reduce((sum, { bytes }) => sum + bytes, 0);
}

export const isFull = (chunks: PendingChunk[]): boolean => outboxBytes(chunks) > MAX_OUTBOX_BYTES;

import type { Fact } from '@footfall/engine';
import type { CustomerView } from './customer-calls.ts';
import { chunksFrom, devicesOf, sentBecauseOf } from './store.ts';
import { viewOf } from './view-of.ts';

/** Chunks read at a time: the export of a long history never stands in memory whole. */
const PAGE_CHUNKS = 20;

/**
 * All that is kept of a customer, as one JSON document: the profile, every fact with the events as they were taken in
 * (each under its messageId), what was sent, and the same of each
 * device that became part of them. It is written while it is read.
 */
export function exportStream(db: D1Database, view: CustomerView, now: number): ReadableStream<Uint8Array> {
  const parts = exportParts(db, view, now);
  const encoder = new TextEncoder();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
}

async function* exportParts(db: D1Database, view: CustomerView, now: number): AsyncGenerator<string> {
  const { customer, site } = view;
  const head = { exportedAt: new Date(now).toISOString(), site, customer: viewOf(view) };
  yield `${JSON.stringify(head).slice(0, -1)},`;
  yield* historyParts(db, site, customer.id);
  yield ',"devices":[';
  for (const [index, id] of (await devicesOf(db, site, customer.id)).entries()) {
    yield `${index > 0 ? ',' : ''}{"id":${JSON.stringify(id)},`;
    yield* historyParts(db, site, id);
    yield '}';
  }
  yield ']}';
}

/** Two members: what the ledger has of one customer id, and what was sent because of it. */
async function* historyParts(db: D1Database, site: string, id: string): AsyncGenerator<string> {
  yield '"facts":[';
  let from = 0;
  let separator = '';
  for (;;) {
    const chunks = await chunksFrom(db, site, id, from, PAGE_CHUNKS);
    const facts = chunks.flatMap((chunk) => chunk.facts);
    for (const fact of facts) {
      yield separator + JSON.stringify(told(fact));
      separator = ',';
    }
    const last = facts.at(-1);
    if (!last) break;
    from = last.sequence + 1;
  }
  const deliveries = await sentBecauseOf(db, site, id);
  const sent = deliveries.map(({ createdAt, ...row }) => ({ ...row, createdAt: new Date(createdAt).toISOString() }));
  yield `],"deliveries":${JSON.stringify(sent)}`;
}

function told({ at, ...fact }: Fact) {
  return { ...fact, at: new Date(at).toISOString() };
}

/**
 * `npm run bench:segments`: how long after an event was accepted the ledger holds the segment move it caused, and how
 * long a publish takes to reach everybody. Everything runs on this machine, the asking too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { buildAll } from '../../scripts/build/build-all.mts';
import { startServer } from '../../scripts/server/start-server.mts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
/** Requests a second, sent whether or not the ones before were answered. */
const RATES = [5, 20, 50];
/** How often the ledger is looked at; no move is seen sooner. */
const LOOK_EVERY_MS = 10;
const CUSTOMERS = 2_000;
const asServer = { authorization: 'Bearer sk_demo', 'content-type': 'application/json' };

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-bench-'));
await buildAll();
const footfall = await startServer({ port: 0, dataDir });
const { DB } = await footfall.miniflare.getBindings<{ DB: D1Database }>();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const call = (path: string, body: unknown) =>
  fetch(new URL(path, footfall.url), { method: 'POST', headers: asServer, body: JSON.stringify(body) });

let made = 0;
/** An order of a customer nobody knew: they enter several of the demo site's segments with it. */
function order() {
  made += 1;
  const properties = { order_id: `bench-${made}`, total: 20, currency: 'EUR' };
  return { type: 'track', event: 'Order Completed', messageId: `bench-${made}`, userId: `bench-${made}`, properties };
}

function share(sorted: number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Milliseconds from each answer to the first look that found a move caused by it. */
async function latencies(rate: number): Promise<number[]> {
  const acceptedAt = new Map<string, number>();
  const found: number[] = [];
  let sending = true;
  let newest = 0;
  const look = async () => {
    while (sending || acceptedAt.size > 0) {
      const { results } = await DB.prepare(
        `SELECT f.cause, min(c.arrived_at) AS at FROM chunks c JOIN facts f ON f.customer = substr(c.id, 1, 64)
         WHERE c.arrived_at >= ?1 AND f.type = 'segment.entered' GROUP BY f.cause`,
      )
        .bind(newest)
        .all<{ cause: string; at: number }>();
      const now = performance.now();
      for (const { cause, at } of results) {
        newest = Math.max(newest, at - 1_000);
        const accepted = acceptedAt.get(cause);
        if (accepted === undefined) continue;
        found.push(Math.max(0, now - accepted));
        acceptedAt.delete(cause);
      }
      await pause(LOOK_EVERY_MS);
    }
  };
  const looking = look();
  const calls: Promise<void>[] = [];
  for (let sent = 0; sent < rate * SECONDS; sent += 1) {
    const event = order();
    const answer = call('/v1/batch', { batch: [event] }).then(async (response) => {
      const text = await response.text();
      if (!text.includes('"accepted"')) throw new Error(text);
      acceptedAt.set(event.messageId, performance.now());
    });
    calls.push(answer);
    await pause(1_000 / rate);
  }
  await Promise.all(calls);
  sending = false;
  await looking;
  return found.toSorted((one, other) => one - other);
}

console.log('| events/s | moves | p50 | p95 | p99 | worst |');
console.log('| ---: | ---: | ---: | ---: | ---: | ---: |');
for (const rate of RATES) {
  const times = await latencies(rate);
  const ms = (part: number) => `${Math.round(share(times, part))} ms`;
  console.log(`| ${rate} | ${times.length} | ${ms(0.5)} | ${ms(0.95)} | ${ms(0.99)} | ${ms(1)} |`);
}

await DB.prepare('UPDATE sites SET wakes_per_second = 1000').run();
while (made < CUSTOMERS) await call('/v1/batch', { batch: Array.from({ length: 100 }, order) });
const known = async () =>
  (await DB.prepare(`SELECT count(*) AS n FROM customers WHERE trust = 'known'`).first<number>('n')) ?? 0;
while ((await known()) < made) await pause(100);
const when = { op: 'did', event: 'Order Completed' };
await call('/v1/segments', { id: 'bench', name: 'Bench', when });
const began = performance.now();
await call('/v1/segments/bench/publish', {});
const size = async () => (await DB.prepare(`SELECT size FROM segments WHERE id = 'bench'`).first<number>('size')) ?? 0;
const state = () => DB.prepare('SELECT state FROM publishes ORDER BY version DESC').first<string>('state');
while ((await state()) === 'running') await pause(50);
const woken = performance.now() - began;
while ((await size()) < made) await pause(50);
const counted = performance.now() - began;
const seconds = (ms: number) => (ms / 1000).toFixed(1);
const perSecond = Math.round((made / woken) * 1000);
console.log(`\n${made} customers met a new rule in ${seconds(woken)} s (${perSecond} a second);`);
console.log(`all of their moves were in the ledger after ${seconds(counted)} s.`);

await footfall.stop();
rmSync(dataDir, { recursive: true, force: true });

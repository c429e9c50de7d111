/**
 * `npm run bench:deliveries`: how long after an event was accepted its webhook is received, by ten receivers that are
 * well and then by nine beside one that takes calls and never answers. Everything runs on this machine, receivers too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAll } from '../../scripts/build/build-all.mts';
import { startServer } from '../../scripts/server/start-server.mts';

const SECONDS = Number(process.env.BENCH_SECONDS ?? 20);
/** Events a second, sent whether or not the ones before were answered; each calls ten receivers. */
const RATE = Number(process.env.BENCH_RATE ?? 5);
const RECEIVERS = 10;
/** What has not come by then counts as lost. */
const PATIENCE_MS = 60_000;
const asServer = { authorization: 'Bearer sk_demo', 'content-type': 'application/json' };

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-bench-'));
await buildAll();
const footfall = await startServer({ port: 0, dataDir });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const call = (path: string, body: unknown) =>
  fetch(new URL(path, footfall.url), { method: 'POST', headers: asServer, body: JSON.stringify(body) });

/** When each receiver got which event, milliseconds. */
const arrivals: Map<string, number>[] = [];
let isSilent = false;
const servers: Server[] = [];
for (let nth = 0; nth < RECEIVERS; nth += 1) {
  const seen = new Map<string, number>();
  arrivals.push(seen);
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { data } = JSON.parse(Buffer.concat(parts).toString()) as { data: { event: { messageId: string } } };
      if (!seen.has(data.event.messageId)) seen.set(data.event.messageId, performance.now());
      if (nth > 0 || !isSilent) response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const made = await call('/v1/webhooks', { url, types: ['event.accepted'] });
  if (made.status !== 201) throw new Error(await made.text());
}

let made = 0;
function view() {
  made += 1;
  return { type: 'track', event: 'Product Viewed', messageId: `bench-${made}`, userId: `bench-${made}` };
}

const share = (sorted: number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

/** Sends events at the rate and tells how long the well receivers, all but the first, waited for them. */
async function measure(name: string): Promise<void> {
  const accepted = new Map<string, number>();
  const calls: Promise<void>[] = [];
  const before = loadavg()[0] ?? 0;
  const begun = performance.now();
  for (let nth = 0; nth < SECONDS * RATE; nth += 1) {
    await pause(Math.max(0, begun + (nth * 1000) / RATE - performance.now()));
    const event = view();
    calls.push(
      call('/v1/batch', { batch: [event] }).then(async (response) => {
        await response.json();
        accepted.set(event.messageId, performance.now());
      }),
    );
  }
  await Promise.all(calls);
  const well = arrivals.slice(1);
  const deadline = performance.now() + PATIENCE_MS;
  const missing = () => well.flatMap((seen) => [...accepted.keys()].filter((id) => !seen.has(id))).length;
  while (missing() > 0 && performance.now() < deadline) await pause(50);
  const waits = well
    .flatMap((seen) =>
      [...accepted].flatMap(([id, at]) => (seen.has(id) ? [Math.max(0, (seen.get(id) ?? 0) - at)] : [])),
    )
    .sort((one, other) => one - other);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((part) => `${Math.round(share(waits, part))} ms`);
  const load = `${before.toFixed(1)} → ${(loadavg()[0] ?? 0).toFixed(1)}`;
  console.log(`${name}: ${waits.length} calls, p50 ${p50}, p95 ${p95}, p99 ${p99}, missing ${missing()}, load ${load}`);
}

await measure('warming up');
await measure('ten receivers that are well');
isSilent = true;
await measure('nine beside one that has just stopped answering');
await measure('nine beside one that never answers');

for (const server of servers) {
  server.closeAllConnections();
  server.close();
}
await footfall.stop();
rmSync(dataDir, { recursive: true, force: true });

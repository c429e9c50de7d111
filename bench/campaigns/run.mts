/**
 * `npm run bench:campaigns`: how late timers are when many are armed, and how long after an event was accepted its
 * message was asked for and sent. Everything runs on this machine, the asking too.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { D1Database } from '@cloudflare/workers-types';
import { buildAll } from '../../scripts/build/build-all.mts';
import { startServer } from '../../scripts/server/start-server.mts';

const TIMERS = Number(process.env.BENCH_TIMERS ?? 100_000);
/**
 * Each customer has a timer in each of so many campaigns. Miniflare keeps every object it has met, at some 0.4 MB, so
 * that 100,000 customers with one timer each do not fit into a laptop.
 */
const TIMERS_EACH = Number(process.env.BENCH_TIMERS_EACH ?? 20);
/** So many of a customer's timers are due at one instant, as they are for who is in several campaigns. */
const TIMERS_TOGETHER = 5;
/** Timers ring evenly within this time. */
const SPREAD_SECONDS = Number(process.env.BENCH_SPREAD_SECONDS ?? 1_000);
const MESSAGES = Number(process.env.BENCH_MESSAGES ?? 600);
const MESSAGES_PER_SECOND = 10;
/** One batch a second: armed faster, thousands of objects wait for the one isolate, and none gets far. */
const CUSTOMERS_PER_BATCH = 25;
const PUBLISHED_WITHIN_MS = 2_500;
const PATIENCE_MS = 5 * 60_000;
const asServer = { authorization: 'Bearer sk_demo', 'content-type': 'application/json' };

const dataDir = mkdtempSync(join(tmpdir(), 'footfall-bench-'));
await buildAll();
const footfall = await startServer({ port: 0, dataDir });
const { DB } = await footfall.miniflare.getBindings<{ DB: D1Database }>();
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function call(path: string, body: unknown): Promise<void> {
  const response = await fetch(new URL(path, footfall.url), {
    method: 'POST',
    headers: asServer,
    body: JSON.stringify(body),
  });
  const text = await response.text();
  if (!response.ok || /"(invalid|retry|limited)"/.test(text)) throw new Error(`${path}: ${text.slice(0, 300)}`);
}

async function publish(id: string, definition: object): Promise<void> {
  await call('/v1/campaigns', { id, name: id, ...definition });
  await call(`/v1/campaigns/${id}/publish`, {});
}

function told(values: number[]): string {
  const sorted = values.toSorted((one, other) => one - other);
  const at = (part: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN)} ms`;
  return `${sorted.length}: p50 ${at(0.5)}, p95 ${at(0.95)}, p99 ${at(0.99)}, worst ${at(1)}`;
}

async function eventually(count: () => Promise<number>, wanted: number): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  while ((await count()) < wanted && Date.now() < deadline) await pause(500);
}

/** Arms timers for each customer, each by a campaign of its own, and waits until all have rung. */
async function timers(): Promise<void> {
  for (let each = 0; each < TIMERS_EACH; each += 1) {
    await publish(`timers-${each}`, {
      trigger: { on: 'event', event: 'Bench Armed' },
      steps: [
        { id: 'wait', do: 'wait', until: { kind: 'trait', trait: `rings_${each}_at` } },
        { id: 'done', do: 'end' },
      ],
    });
  }
  await pause(PUBLISHED_WITHIN_MS);
  const startedAt = Date.now();
  /** All are to be armed before the first rings: what is printed says whether they were. */
  const armingMs = Number(process.env.BENCH_ARMING_SECONDS ?? TIMERS / 100) * 1_000;
  const firstAt = startedAt + armingMs;
  const customers = TIMERS / TIMERS_EACH;
  const ringsAt = (timer: number) => new Date(firstAt + (timer / TIMERS) * SPREAD_SECONDS * 1_000).toISOString();
  let next = 0;
  while (next < customers) {
    const from = next;
    next = Math.min(customers, next + CUSTOMERS_PER_BATCH);
    const batch = Array.from({ length: next - from }, (_, place) => {
      const number = from + place;
      const userId = `timer-${number}`;
      const traits = Object.fromEntries(
        Array.from({ length: TIMERS_EACH }, (_, each) => [
          `rings_${each}_at`,
          ringsAt((Math.floor(each / TIMERS_TOGETHER) * customers + number) * TIMERS_TOGETHER),
        ]),
      );
      return [
        { type: 'identify', messageId: `i-${number}`, userId, traits },
        { type: 'track', event: 'Bench Armed', messageId: `t-${number}`, userId },
      ];
    }).flat();
    await Promise.all([call('/v1/batch', { batch }), pause(1_000)]);
  }
  const armedMs = Date.now() - startedAt;
  console.log(
    `armed ${TIMERS} timers in ${(armedMs / 1_000).toFixed(1)} s; the first rings ${armedMs < armingMs ? 'after that' : 'BEFORE that'}`,
  );
  await pause(Math.max(0, firstAt + SPREAD_SECONDS * 1_000 - Date.now()));
  const rung = async () =>
    (await DB.prepare("SELECT count(*) AS n FROM facts WHERE type = 'campaign.ended'").first<{ n: number }>())?.n ?? 0;
  await eventually(rung, TIMERS);
  console.log(`from when a timer was due until the ledger knew, ${told(await latenesses())}`);
}

/** For each timer that rang, how long after it was due the chunk with its end arrived. A chunk's id ends in its first fact's number. */
async function latenesses(): Promise<number[]> {
  const { results: ends } = await DB.prepare(
    "SELECT customer, sequence, at FROM facts WHERE type = 'campaign.ended'",
  ).all<{ customer: string; sequence: number; at: number }>();
  const { results: chunks } = await DB.prepare('SELECT id, arrived_at AS arrived FROM chunks ORDER BY id').all<{
    id: string;
    arrived: number;
  }>();
  const ofCustomer = Map.groupBy(chunks, ({ id }) => id.slice(0, id.lastIndexOf(':')));
  return ends.flatMap(({ customer, sequence, at }) => {
    const last = `${customer}:${String(sequence).padStart(12, '0')}`;
    const chunk = ofCustomer.get(customer)?.findLast(({ id }) => id <= last);
    return chunk ? [chunk.arrived - at] : [];
  });
}

/** Sends events that ask for a message each, at a steady rate. */
async function messages(): Promise<void> {
  const text = 'Hello {{ customer.first_name }}';
  await publish('messages', {
    trigger: { on: 'event', event: 'Bench Asked' },
    steps: [{ id: 'mail', do: 'send', channels: ['email'], content: { email: { subject: text, html: text, text } } }],
  });
  await pause(PUBLISHED_WITHIN_MS);
  const acceptedAt = new Map<string, number>();
  const calls: Promise<void>[] = [];
  for (let number = 0; number < MESSAGES; number += 1) {
    const userId = `asked-${number}`;
    const traits = { email: `${userId}@shop.test`, email_verified: true, first_name: 'Ann' };
    const batch = [
      { type: 'identify', messageId: `ai-${number}`, userId, traits, context: { consent: { message: true } } },
      { type: 'track', event: 'Bench Asked', messageId: `at-${number}`, userId },
    ];
    calls.push(call('/v1/batch', { batch }).then(() => void acceptedAt.set(`${userId}@shop.test`, Date.now())));
    await pause(1_000 / MESSAGES_PER_SECOND);
  }
  await Promise.all(calls);
  const sent = async () => (await DB.prepare('SELECT count(*) AS n FROM inbox').first<{ n: number }>())?.n ?? 0;
  await eventually(sent, MESSAGES);
  const { results } = await DB.prepare(
    `SELECT d.recipient, d.created_at AS asked, i.at AS sent FROM deliveries d LEFT JOIN inbox i ON i.delivery = d.id
     WHERE d.campaign = 'messages'`,
  ).all<{ recipient: string; asked: number; sent: number | null }>();
  const since = (recipient: string, at: number) => Math.max(0, at - (acceptedAt.get(recipient) ?? at));
  console.log(`from accepted to asked for, ${told(results.map(({ recipient, asked }) => since(recipient, asked)))}`);
  console.log(
    `from accepted to sent, ${told(results.flatMap(({ recipient, sent: at }) => (at === null ? [] : [since(recipient, at)])))}`,
  );
}

try {
  if (MESSAGES > 0) await messages();
  if (TIMERS > 0) await timers();
} finally {
  await footfall.stop();
  rmSync(dataDir, { recursive: true, force: true });
}

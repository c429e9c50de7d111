import type { BatchAnswer } from '@footfall/contract';
import type { Kit } from '../kit.ts';
import { mayMeasure } from '../person.ts';
import { backoff } from './backoff.ts';
import { type Batch, pack } from './batch.ts';
import { handOver } from './hand-over.ts';
import { madeAt, pageOf, type Queue } from './queue.ts';
import { ANSWER_WAIT_MS, post } from './transport.ts';

/** Events of one gesture share a request; short, because who clicks often leaves. */
const BATCH_WAIT_MS = 250;
/**
 * So long an event belongs to the page that made it, whether or not that page is still there: its first attempt
 * may be under way, and nobody has to write that down.
 */
const LEASE_MS = ANSWER_WAIT_MS + 2_000;
/** Younger than this no other page can have taken it, so its own page sends it without asking. */
const FRESH_MS = 2_000;
/** Below the 65,536 that all keepalive requests of a page share, leaving some to others. */
const KEEPALIVE_BYTES = 56_000;
/** So many failures without any answer look like an ad blocker: the next page tries again, this one stops. */
const MAX_SILENT_FAILURES = 3;
/** The longest anybody is told to wait is a day and a fifth; a note further off is from before the clock was moved. */
const LONGEST_WAIT_MS = 1.3 * 86_400_000;
/**
 * One note for all tabs and the next page: `until failures`. With failures nobody sends before `until`. Without,
 * somebody is sending old events again and may be answered until then, so nobody else takes those.
 */
const GATE = 'gate';

export interface SenderOptions {
  queue: Queue;
  /** Id of this page view. */
  pageId: string;
  /** Members every body carries, as JSON without braces: write key, token. */
  envelope(): string;
  onAnswer(answer: BatchAnswer): void;
}

export interface Sender {
  /** Something was stored. */
  wake(urgent?: boolean): void;
  /** Sends now what may be sent now; `leaving` takes only what this page made and waits for nothing. */
  run(leaving?: boolean): Promise<void>;
  /** The network is back, or the page is. */
  revive(): void;
}

export function createSender(kit: Kit, { queue, pageId, envelope, onAnswer }: SenderOptions): Sender {
  const { store, options } = kit;
  const url = `${options.host}/v1/batch`;
  /** On their way, or handed to the browser: those are kept until the next page proves that they arrived. */
  const gone = new Set<string>();
  let bytes = 0;
  /** Of a body; halved whenever the ingest, or somebody on the way to it, says that one is too large or unreadable. */
  let maxBytes = KEEPALIVE_BYTES;
  let requests = 0;
  let silentFailures = 0;
  let silentUntil = 0;
  let timer: ReturnType<typeof setTimeout>;
  let timerAt = Number.POSITIVE_INFINITY;
  let flight: Promise<void> | undefined;

  function readGate(): [until: number, failures: number] {
    const [until, failures = 0] = (store.get(GATE) ?? '').split(' ').map(Number) as [number, number?];
    return until > Date.now() + LONGEST_WAIT_MS ? [0, 0] : [until, failures];
  }
  function writeGate(wait: number, failures: number): void {
    store.set(GATE, `${Date.now() + wait} ${failures}`);
  }

  function runAt(at: number): void {
    if (timerAt <= at) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timerAt = Number.POSITIVE_INFINITY;
      run();
    }, at - Date.now());
  }

  async function run(leaving?: boolean, locked?: boolean): Promise<void> {
    // Nothing that goes wrong in here is the page's business.
    try {
      if ((requests && !leaving) || !mayMeasure(kit) || navigator.onLine === false) return;
      const now = Date.now();
      const [until, failures] = readGate();
      let next = Number.POSITIVE_INFINITY;
      let claim = false;
      let due = queue.keys().filter((key) => {
        const own = pageOf(key) === pageId;
        // A record from the future is one from before the clock was set back.
        const age = Math.abs(now - madeAt(key));
        const contested = !own || age > FRESH_MS;
        const from = Math.max(
          contested || failures ? until : 0,
          own || age > LEASE_MS ? 0 : madeAt(key) + LEASE_MS,
          silentUntil,
        );
        if (gone.has(key) || (leaving && !own)) return false;
        if (from > now) next = Math.min(next, from);
        else claim ||= contested;
        return from <= now;
      });
      if (next < Number.POSITIVE_INFINITY) runAt(next);
      if (!due.length) return;
      if (claim) {
        if (!leaving && !locked) {
          // Old events are there for every tab to take: one looks and writes the gate while the others wait. The lock
          // is held for that moment only, as a page that holds one stays out of the back/forward cache.
          const take = (): undefined => void run(false, true);
          // No locks in insecure contexts and opaque origins: the gate by itself narrows the race, ids end it.
          await (navigator.locks?.request(kit.siteName, take).catch(take) ?? take());
          return await flight;
        }
        writeGate(LEASE_MS, failures);
      }
      do {
        const batch = pack(due, store.get, envelope(), maxBytes);
        if (!batch) break;
        // First of all: while Firefox takes a request in it may tell that the page is hidden, and we are here again.
        for (const key of batch.keys) gone.add(key);
        due = due.filter((key) => !gone.has(key));
        // Firefox has it since 133.
        const survives = 'keepalive' in Request.prototype && bytes + batch.bytes <= KEEPALIVE_BYTES;
        if (!leaving || survives) flight = attempt(batch, claim);
        else if (!handOver(url, batch.body)) {
          for (const key of batch.keys) gone.delete(key);
          break;
        }
      } while (leaving);
      await flight;
    } catch {}
  }

  async function attempt({ keys, body, bytes: size }: Batch, claimed: boolean): Promise<void> {
    requests++;
    bytes += size;
    // An event too large for the quota goes without it, and so does a second attempt: others may have used it up.
    const keepalive = !silentFailures && bytes <= KEEPALIVE_BYTES;
    const [status, retryAfter, answer] = await post(url, body, keepalive, options.credentials);
    requests--;
    bytes -= size;
    const [, failures] = readGate();
    silentFailures = status ? 0 : silentFailures + 1;
    // This page's own affair: a dying page loses its answers, and the next one should not wait for that.
    if (status) silentUntil = 0;
    else
      silentUntil =
        silentFailures < MAX_SILENT_FAILURES ? Date.now() + backoff(0, '', silentFailures) : Number.POSITIVE_INFINITY;
    let waiting = keys.length;
    for (const key of keys) gone.delete(key);
    for (const { index, status } of answer?.results ?? []) {
      if (/retry|limited/.test(status)) continue;
      store.remove(keys[index] as string);
      waiting--;
    }
    if (status === 400 || status === 413) {
      maxBytes = size / 2;
      // Refused by itself: nobody will ever take it.
      if (waiting < 2) queue.lose('refused', keys);
    } else if (status && waiting > 0) writeGate(backoff(status, retryAfter, failures + 1), failures + 1);
    else if (claimed || failures) store.remove(GATE);
    if (answer) onAnswer(answer);
    return run();
  }

  return {
    run,
    wake: (urgent) => runAt(Date.now() + (urgent ? 0 : BATCH_WAIT_MS)),
    revive() {
      silentFailures = silentUntil = 0;
      run();
    },
  };
}

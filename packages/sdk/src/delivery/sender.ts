import type { BatchAnswer } from '@footfall/contract';
import { backoff } from './backoff.ts';
import { type Batch, pack } from './batch.ts';
import { readGate, writeGate } from './gate.ts';
import { handOver } from './hand-over.ts';
import { madeAt, pageOf, type Queue } from './queue.ts';
import type { Store } from './store.ts';
import { ANSWER_WAIT_MS, type Answered, post } from './transport.ts';

/** Events of one gesture share a request; short, because who clicks often leaves. */
const BATCH_WAIT_MS = 250;
/**
 * So long an event belongs to the page that made it, whether or not that page is still there: its first attempt
 * may be under way and nobody has to write that down.
 */
const LEASE_MS = ANSWER_WAIT_MS + 2_000;
/** Younger than this no other page can have taken it, so its own page sends it without asking. */
const FRESH_MS = 2_000;
/** Below the 65,536 that all keepalive requests of a page share, leaving some to others. */
const KEEPALIVE_BYTES = 56_000;
/** So many failures without any answer look like an ad blocker: the next page tries again, this one stops. */
const MAX_SILENT_FAILURES = 3;

export interface SenderOptions {
  url: string;
  /** Members every body carries, as JSON without braces: write key, token. */
  envelope: () => string;
  store: Store;
  queue: Queue;
  /** Id of this page view. */
  page: string;
  lockName: string;
  allowed: () => boolean;
  onAnswer: (answer: BatchAnswer) => void;
}

export interface Sender {
  /** Something was stored. */
  wake(urgent: boolean): void;
  /** Sends what may be sent now; settles when it was answered. */
  flush(): Promise<void>;
  /** The page may be going: sends what this page made, now or never. */
  leave(): void;
  /** The network is back, or the page is. */
  revive(): void;
}

export function createSender(options: SenderOptions): Sender {
  const { url, store, queue, page } = options;
  /** Key → until when an answer may come. */
  const underWay = new Map<string, number>();
  let bytesUnderWay = 0;
  let requests = 0;
  let silentFailures = 0;
  let maxEvents: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let timerAt = 0;

  function runAt(at: number): void {
    if (timer && timerAt <= at) return;
    clearTimeout(timer);
    timerAt = at;
    timer = setTimeout(() => {
      timer = undefined;
      run();
    }, at - Date.now());
  }

  const isFree = (key: string, now: number): boolean => !((underWay.get(key) ?? 0) > now);
  /** A record from the future is one from before the clock was set back. */
  const isYoung = (key: string, now: number, ms: number): boolean => Math.abs(now - madeAt(key)) < ms;

  async function run(): Promise<void> {
    const now = Date.now();
    if (
      requests ||
      !options.allowed() ||
      silentFailures >= MAX_SILENT_FAILURES ||
      globalThis.navigator?.onLine === false
    )
      return;
    const { until, failures } = readGate(store, now);
    const keys = queue.keys();
    if (failures && until > now) return keys.length ? runAt(until) : undefined;
    const due: string[] = [];
    let later = Number.POSITIVE_INFINITY;
    let claim = false;
    for (const key of keys) {
      const own = pageOf(key) === page;
      if (own && isFree(key, now) && isYoung(key, now, FRESH_MS)) due.push(key);
      else if (!isFree(key, now)) later = Math.min(later, underWay.get(key) as number);
      else if (!own && isYoung(key, now, LEASE_MS)) later = Math.min(later, madeAt(key) + LEASE_MS);
      else if (until > now) later = Math.min(later, until);
      else {
        due.push(key);
        claim = true;
      }
    }
    if (later < Number.POSITIVE_INFINITY) runAt(later);
    if (!due.length) return;
    if (claim) await claimed(due, failures);
    else await send(due, false);
  }

  /** Takes stored events that another tab could take as well: one of them writes the gate, under a lock. */
  async function claimed(due: string[], failures: number): Promise<void> {
    let sent: Promise<void> | undefined;
    const take = (): void => {
      const now = Date.now();
      if (requests || readGate(store, now).until > now) {
        runAt(now + BATCH_WAIT_MS);
        return;
      }
      writeGate(store, { until: now + LEASE_MS, failures });
      sent = send(due, true);
    };
    try {
      // Held for the look and the note alone: a page that holds a lock does not enter the back/forward cache.
      await navigator.locks.request(options.lockName, take);
    } catch {
      // No locks in insecure contexts and opaque origins: the note by itself narrows the race, ids end it.
      if (!sent) take();
    }
    await sent;
  }

  async function send(keys: string[], claimed: boolean): Promise<void> {
    const batch = pack(keys, queue.read, options.envelope(), KEEPALIVE_BYTES, maxEvents);
    if (batch) await attempt(batch, claimed);
  }

  async function attempt(batch: Batch, claimed: boolean): Promise<void> {
    const wait = Date.now() + LEASE_MS;
    for (const key of batch.keys) underWay.set(key, wait);
    requests++;
    bytesUnderWay += batch.bytes;
    // Others in this page may have used up the keepalive quota: a second attempt does without.
    const answered = await post(url, batch.body, !silentFailures && bytesUnderWay <= KEEPALIVE_BYTES);
    requests--;
    bytesUnderWay -= batch.bytes;
    for (const key of batch.keys) underWay.delete(key);
    settle(batch.keys, answered, claimed);
    await run();
  }

  function settle(keys: string[], { status, retryAfter, answer }: Answered, claimed: boolean): void {
    const now = Date.now();
    const { failures } = readGate(store, now);
    let waiting = keys.length;
    if (status === 400 || status === 413) {
      // One of them spoils it for all: halve until it stands alone.
      waiting = 0;
      maxEvents = keys.length >> 1;
      if (!maxEvents) {
        queue.remove(keys[0] as string);
        queue.lose('refused');
      }
    } else if (answer) {
      maxEvents = undefined;
      for (const { index, status } of answer.results) {
        const key = keys[index];
        if (!key || status === 'retry' || status === 'limited') continue;
        queue.remove(key);
        waiting--;
      }
    }
    silentFailures = status ? 0 : silentFailures + 1;
    if (waiting) {
      const pause = backoff({ status, retryAfter: retryAfter ?? null }, failures + 1, now);
      writeGate(store, { until: now + pause, failures: failures + 1 });
    } else if (claimed || failures) writeGate(store, { until: 0, failures: 0 });
    if (answer) options.onAnswer(answer);
  }

  return {
    wake: (urgent) => runAt(Date.now() + (urgent ? 0 : BATCH_WAIT_MS)),
    flush: () => run(),
    revive() {
      if (silentFailures) writeGate(store, { until: 0, failures: 0 });
      silentFailures = 0;
      run();
    },
    leave() {
      const now = Date.now();
      if (!options.allowed() || globalThis.navigator?.onLine === false) return;
      const { until, failures } = readGate(store, now);
      if (failures && until > now) return;
      let keys = queue
        .keys()
        .filter((key) => pageOf(key) === page && isFree(key, now) && (until <= now || isYoung(key, now, FRESH_MS)));
      if (keys.some((key) => !isYoung(key, now, FRESH_MS))) writeGate(store, { until: now + LEASE_MS, failures });
      for (;;) {
        const batch = pack(keys, queue.read, options.envelope(), KEEPALIVE_BYTES);
        if (!batch) return;
        if (bytesUnderWay + batch.bytes <= KEEPALIVE_BYTES) attempt(batch, false);
        else if (handOver(url, batch.body)) for (const key of batch.keys) underWay.set(key, now + LEASE_MS);
        else return;
        keys = keys.filter((key) => !batch.keys.includes(key));
      }
    },
  };
}

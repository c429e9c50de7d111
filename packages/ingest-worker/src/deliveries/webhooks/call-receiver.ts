import { type Env, siteDb } from '../../env.ts';
import { hint } from '../hint.ts';
import { nextAttemptAt } from '../retry-schedule.ts';
import { type AttemptOutcome, type Claimed, claimDue, type Due, postpone, recordOutcome } from '../store.ts';
import { type CallOutcome, callWebhook } from './call-webhook.ts';
import { afterFailure, BREAKER_FAILURES, HEALTHY, isOpen, laneOf } from './health.ts';
import { disableWebhook, noteHealth, type Receiver, reserveSlots } from './store.ts';

/** Longer than a call can take; when it is over without an outcome, somebody else may try. */
const LEASE_MS = 60_000;
/**
 * Calls to one receiver at a time. An invocation may wait for the headers of six answers, so that a receiver that is
 * silent leaves most of them to the others.
 */
const CONCURRENT_CALLS = 2;
const SECOND_MS = 1000;
/**
 * For how long new calls are begun: the invocation may run for 30 s behind its answer, and the last call may take 15 s.
 */
const BEGIN_WITHIN_MS = 12 * SECOND_MS;
const GONE = 410;

/** Calls one receiver with all that waits for it, as far as its rate and its health allow. Never throws. */
export async function callReceiver(env: Env, receiver: Receiver, due: Due[]): Promise<void> {
  try {
    await callWhileWell(env, receiver, await withinRate(env, receiver, due));
  } catch (error) {
    // The lease runs out and the sweep finds them.
    console.error(JSON.stringify({ unit: 'call-receiver', webhook: receiver.id, error: String(error) }));
  }
}

async function callWhileWell(env: Env, given: Receiver, ids: string[]): Promise<void> {
  const db = siteDb(env, given.site);
  let receiver = given;
  let waiting = ids;
  const endAt = Date.now() + BEGIN_WITHIN_MS;
  const isWell = () => receiver.status === 'active' && !isOpen(receiver.health, Date.now());
  while (waiting.length > 0 && isWell() && Date.now() < endAt) {
    // Whoever failed several times in a row proves to be well with one call before the others follow.
    const together = receiver.health.failures >= BREAKER_FAILURES ? 1 : CONCURRENT_CALLS;
    const claimed = await claimDue(db, waiting.slice(0, together), Date.now(), LEASE_MS);
    waiting = waiting.slice(together);
    const outcomes = await Promise.all(claimed.map((delivery) => attempt(env, receiver, delivery)));
    for (const outcome of outcomes) receiver = await judge(env, receiver, outcome);
  }
  const { openUntil } = receiver.health;
  if (waiting.length === 0 || receiver.status !== 'active') return;
  if (openUntil === null || isWell()) return hint(env, laneOf(receiver.health), receiver.site, waiting, 0);
  await postpone(
    db,
    waiting.map((id) => ({ id, at: openUntil })),
    false,
  );
  await hint(env, 'slow', receiver.site, waiting, openUntil);
}

/** Those that fit the receiver's rate now; the others are put off, each to its own moment. */
async function withinRate(env: Env, { id, site, rate, health }: Receiver, due: Due[]): Promise<string[]> {
  if (rate === null) return due.map((one) => one.id);
  const [reserved, fresh] = [due.filter(({ slotted }) => slotted), due.filter(({ slotted }) => !slotted)];
  const db = siteDb(env, site);
  const now = Date.now();
  const intervalMs = SECOND_MS / rate;
  const first = await reserveSlots(db, id, fresh.length, intervalMs, now);
  const slots = fresh.map((one, index) => ({ id: one.id, at: Math.ceil(first + index * intervalMs) }));
  const later = slots.filter(({ at }) => at > now + SECOND_MS);
  await postpone(db, later, true);
  for (const [at, group] of Map.groupBy(later, (slot) => Math.ceil(slot.at / SECOND_MS) * SECOND_MS)) {
    await hint(
      env,
      laneOf(health),
      site,
      group.map((slot) => slot.id),
      at,
    );
  }
  const soon = slots.filter(({ at }) => at <= now + SECOND_MS);
  return [...reserved, ...soon].map((one) => one.id);
}

async function attempt(env: Env, receiver: Receiver, delivery: Claimed): Promise<CallOutcome> {
  const call = await callWebhook(env, receiver, delivery.id, delivery.body);
  const outcome = outcomeOf(delivery, call);
  await recordOutcome(siteDb(env, receiver.site), receiver.site, outcome, call);
  if (outcome.nextAttemptAt !== null) await hint(env, 'slow', receiver.site, [delivery.id], outcome.nextAttemptAt);
  return call;
}

function outcomeOf({ id, attempts }: Claimed, { ok, answer, retryAfterMs }: CallOutcome): AttemptOutcome {
  if (ok) return { id, status: 'delivered', nextAttemptAt: null, answer };
  const next = nextAttemptAt(attempts, Date.now(), Math.random(), retryAfterMs ?? 0);
  return { id, status: next === undefined ? 'failed' : 'pending', nextAttemptAt: next ?? null, answer };
}

/** Keeps what a call says of its receiver's health. */
async function judge(env: Env, receiver: Receiver, call: CallOutcome): Promise<Receiver> {
  const db = siteDb(env, receiver.site);
  if (call.ok) {
    if (receiver.health.failures > 0) await noteHealth(db, receiver.id, HEALTHY);
    return { ...receiver, health: HEALTHY };
  }
  const { health, giveUp } = afterFailure(receiver.health, Date.now());
  await noteHealth(db, receiver.id, health);
  if (call.status !== GONE && !giveUp) return { ...receiver, health };
  const reason = giveUp ? 'nothing was taken for five days' : 'it answered 410 Gone';
  await disableWebhook(db, receiver, reason, Date.now());
  return { ...receiver, health, status: 'disabled' };
}

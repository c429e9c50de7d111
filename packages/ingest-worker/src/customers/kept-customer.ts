import { type Decision, type Fact, type Input, type Rules, step } from '@footfall/engine';
import { type Env, siteDb } from '../env.ts';
import { arrivedChunks } from '../ledger/store.ts';
import { type CustomerRow, readRow, writeRow } from './customer-row.ts';
import { FactSender } from './fact-sender.ts';
import { loadRules } from './load-rules.ts';
import { nextAlarm } from './next-alarm.ts';
import { isFull, joinedChunk, makeChunks, outboxBytes } from './outbox.ts';
import { toldCustomer } from './told-customer.ts';

/** How soon after a commit the ledger is asked whether it has the facts: the queue usually needs less than a second. */
const CONFIRM_AFTER_MS = 5_000;
/** With more than this waiting the ledger is asked without an alarm: a busy customer must not fill the outbox. */
const EAGER_OUTBOX_BYTES = 50_000;
/** How often at most it is then asked. */
const EAGER_EVERY_MS = 250;
/** The ledger is asked for room so far apart. */
const ROOM_ASK_EVERY_MS = 100;

/**
 * The one row of a customer, in memory and in storage, with what the ledger has not yet. Between reading the row and
 * writing it nothing is awaited, so that no other call can come in between.
 */
export class KeptCustomer {
  readonly #ctx: DurableObjectState;
  readonly #env: Env;
  /** Id of the object. */
  readonly id: string;
  readonly #sender: FactSender;
  #row: CustomerRow | undefined;
  #read = false;
  /** When the ledger was last asked what it has. */
  #askedAt = 0;
  /** How soon merges that are under way are gone through again; they say so themselves. */
  mergeAgainAfterMs = 0;
  /** Shared by all who wait for it. */
  #makingRoom: Promise<void> | undefined;

  constructor(ctx: DurableObjectState, env: Env) {
    this.#ctx = ctx;
    this.#env = env;
    this.id = ctx.id.toString();
    this.#sender = new FactSender(env.FACTS);
  }

  current(): CustomerRow | undefined {
    if (!this.#read) {
      this.#row = readRow(this.#ctx.storage.sql);
      this.#read = true;
    }
    return this.#row;
  }

  /** Never older rules than this customer has been decided by, also while they were loaded. */
  async rules(site: string, version: number): Promise<Rules> {
    const seen = () => this.current()?.state.rulesVersion ?? 0;
    let rules = await loadRules(this.#env, site, Math.max(version, seen()));
    while (rules.version < seen()) rules = await loadRules(this.#env, site, seen());
    return rules;
  }

  /** Decides and makes it durable. Synchronous from end to end: see the class. */
  commit(row: CustomerRow, input: Input, rules: Rules, now: number): Decision {
    const decision = step(row.state, input, rules, now, (key) => row.keys.has(key, now));
    for (const failure of decision.failures) {
      console.error(JSON.stringify({ unit: 'apply-event', customer: this.id, ...failure }));
    }
    if (!decision.changed) return decision;
    row.keys.remember(decision.keys, now, decision.counted, decision.state.history.names);
    this.keep({ ...row, state: decision.state, wakeAt: decision.wakeAt }, decision.facts, now);
    return decision;
  }

  /** Makes a row durable with the facts that go with it, and sends them. */
  keep(row: CustomerRow, facts: Fact[], now: number): void {
    const { site, profile } = row.state;
    const made = makeChunks(site, toldCustomer(this.id, row.state), profile, facts);
    const [first, ...rest] = made;
    const last = row.outbox.at(-1);
    const joined = first && last && this.#sender.neverSent(last) ? joinedChunk(last, first) : undefined;
    const kept = joined ? row.outbox.slice(0, -1) : row.outbox;
    const chunks = joined ? [joined, ...rest] : made;
    this.write({ ...row, outbox: [...kept, ...chunks] }, now);
    this.#ctx.waitUntil(this.#sender.send(chunks));
    if (now - this.#askedAt > EAGER_EVERY_MS && outboxBytes(row.outbox) > EAGER_OUTBOX_BYTES) {
      this.#ctx.waitUntil(this.forgetArrived().catch(() => false)); // The alarm asks again.
    }
  }

  write(row: CustomerRow, now: number): void {
    const confirmAt = row.outbox.length > 0 ? now + CONFIRM_AFTER_MS : undefined;
    const mergeAt = row.state.absorbing ? now + this.mergeAgainAfterMs : undefined;
    const ring = nextAlarm(row.alarmAt, earliest(row.wakeAt, confirmAt, mergeAt), now);
    const next = ring === undefined ? row : { ...row, alarmAt: ring };
    try {
      writeRow(this.#ctx.storage.sql, next, this.#row === undefined);
    } catch (error) {
      // What is in memory may be ahead of what is stored: the next call reads it again.
      this.#read = false;
      throw error;
    }
    if (ring !== undefined) this.#ctx.storage.setAlarm(ring);
    this.#row = next;
  }

  /** Forgets the chunks that the ledger has and sends the others again; whatever is still due keeps an alarm. */
  async settleOutbox(): Promise<void> {
    const asked = await this.forgetArrived();
    const row = this.current();
    const now = Date.now();
    const rings = row?.alarmAt !== undefined && row.alarmAt > now;
    const isDue = row?.wakeAt !== undefined || row?.state.absorbing !== undefined;
    if (!row || (!asked && (!isDue || rings))) return;
    this.write({ ...row, alarmAt: undefined }, now);
    await this.sendOverdue();
  }

  /** Sends again what the ledger should have by now and has not. Never throws. */
  sendOverdue(): Promise<void> {
    return this.#sender.send(this.#sender.overdue(this.current()?.outbox ?? [], Date.now()));
  }

  /** Asks the ledger what it has, once for all who wait for room, and gives it a moment where that made none. */
  room(): Promise<void> {
    this.#makingRoom ??= this.#askForRoom().finally(() => {
      this.#makingRoom = undefined;
    });
    return this.#makingRoom;
  }

  async #askForRoom(): Promise<void> {
    await this.forgetArrived().catch(() => false);
    if (this.isFull()) await scheduler.wait(ROOM_ASK_EVERY_MS);
  }

  isFull(): boolean {
    return isFull(this.current()?.outbox ?? []);
  }

  /**
   * Asks the ledger which pending chunks it has and drops them from memory; the next write drops them from storage.
   * Until then a crash only means that they are asked about again. Answers whether anything was pending.
   */
  async forgetArrived(): Promise<boolean> {
    this.#askedAt = Date.now();
    const { outbox = [], state } = this.current() ?? {};
    if (!state || outbox.length === 0) return false;
    const ids = outbox.map(({ id }) => id);
    const arrived = await arrivedChunks(siteDb(this.#env, state.site), ids);
    this.#sender.forget(arrived);
    // Others may have come in while we asked: only what was asked about is dropped.
    const row = this.current();
    if (row) this.#row = { ...row, outbox: row.outbox.filter(({ id }) => !arrived.has(id)) };
    return true;
  }
}

function earliest(...instants: (number | undefined)[]): number | undefined {
  const due = instants.filter((instant) => instant !== undefined);
  return due.length > 0 ? Math.min(...due) : undefined;
}

import { DurableObject } from 'cloudflare:workers';
import type { EventCode, EventStatus, SegmentCondition, WebhookCustomer } from '@footfall/contract';
import {
  type CustomerState,
  type Decision,
  type Input,
  newCustomer,
  type OrderKeys,
  type Profile,
  preview,
  type Rules,
  type SurveyInvitation,
  step,
  type TakenEvent,
} from '@footfall/engine';
import { parseName } from '../collect/object-name.ts';
import { type Env, siteDb } from '../env.ts';
import { arrivedChunks } from '../ledger/store.ts';
import { newestRulesVersion } from '../rules/newest-rules-version.ts';
import { type CustomerRow, readRow, writeRow } from './customer-row.ts';
import { FactSender, RESEND_AFTER_MS } from './fact-sender.ts';
import { KeyMemory } from './key-memory.ts';
import { loadRules } from './load-rules.ts';
import { nextAlarm } from './next-alarm.ts';
import { MAX_OUTBOX_BYTES, makeChunks, outboxBytes } from './outbox.ts';

/** How soon after a commit the ledger is asked whether it has the facts: the queue usually needs less than a second. */
const CONFIRM_AFTER_MS = 5_000;
/** With more than this waiting the ledger is asked without an alarm: a busy customer must not fill the outbox. */
const EAGER_OUTBOX_BYTES = 50_000;
/** How often at most it is then asked. */
const EAGER_EVERY_MS = 250;
/** Keys of one customer within 7 days; nobody shops this much, and the row must stay under 2 MB. */
const MAX_KEYS = 40_000;

/** Events of one customer, as the collect stage hands them over. */
export interface TakeCall {
  /** Version of this shape. */
  v: 1;
  /** Name of the object: the object itself need not know it. */
  name: string;
  rulesVersion: number;
  now: number;
  events: TakenEvent[];
  /** Whether a customer nobody has seen may be made of these events. */
  mayCreate: boolean;
  /** Say what would happen and change nothing. */
  dry?: true;
}

export interface TakeAnswer {
  /** One for each event, in order. */
  results: { status: EventStatus; code?: EventCode }[];
  invitations: SurveyInvitation[];
}

/** What `GET /v1/customers/:id` reads. */
export interface CustomerView {
  customer: WebhookCustomer;
  site: string;
  profile: Profile;
  /** Since when they are in which segment, epoch milliseconds. */
  segments: { id: string; since: number }[];
}

/** One customer's part of a preview. */
export interface CustomerPreview {
  customer: WebhookCustomer;
  site: string;
  member: boolean;
  /** It rests on events that are no longer kept one by one. */
  truncated: boolean;
}

/**
 * One person as one site knows them, and the only place where that changes. A thin shell around the engine's `step`:
 * between reading the row and writing it nothing is awaited, so that no other call can come in between.
 */
export class CustomerObject extends DurableObject<Env> {
  #row: CustomerRow | undefined;
  #read = false;
  readonly #sender = new FactSender(this.env.FACTS);
  /** When the ledger was last asked what it has. */
  #askedAt = 0;

  /** Takes in events, each exactly once. The answer leaves only when everything is durable. */
  async take(call: TakeCall): Promise<TakeAnswer> {
    const rules = await this.#rules(parseName(call.name).site, call.rulesVersion);
    const known = this.#current();
    const row = known ?? newRow(call.name, call.now);
    const refusal = known || call.mayCreate ? refusalOf(row) : tooManyNew;
    if (refusal) return { results: call.events.map(() => refusal), invitations: [] };
    const input: Input = { kind: 'events', events: call.events };
    const decision = call.dry
      ? step(row.state, input, rules, call.now, (key) => row.keys.has(key, call.now))
      : this.#commit(row, input, rules, call.now);
    return { results: decision.verdicts.map((status) => ({ status })), invitations: decision.invitations };
  }

  /** Takes a browser's telling of an order back. Answers whether it ever counted here, however often it is asked. */
  async retractOrder(orderId: string): Promise<boolean> {
    const site = this.#current()?.state.site;
    if (!site) return false;
    const rules = await this.#rules(site, 0);
    const row = this.#current();
    if (!row) return false;
    const { state } = this.#commit(row, { kind: 'retract-order', orderId }, rules, Date.now());
    return state.profile.retractedOrders.includes(orderId);
  }

  /** Whether an order is part of this customer's history. */
  async holdsOrder(orderId: string, keys: OrderKeys): Promise<boolean> {
    const row = this.#current();
    if (!row) return false;
    const now = Date.now();
    if (row.keys.has(keys.server, now) || row.keys.has(keys.browser, now)) return true;
    const { profile } = row.state;
    return profile.orders.some((order) => order.orderId === orderId) || profile.retractedOrders.includes(orderId);
  }

  /** Everything known, or nothing for one that was never seen. Reading creates nothing. */
  async view(): Promise<CustomerView | undefined> {
    const state = this.#current()?.state;
    if (!state) return undefined;
    const segments = Object.entries(state.segments.marks).flatMap(([id, [since]]) =>
      since > 0 ? [{ id, since }] : [],
    );
    return { customer: this.#told(state), site: state.site, profile: state.profile, segments };
  }

  /** Lets this customer meet new rules before their next event. Whoever has met them, or was never seen, is left alone. */
  async wake(rulesVersion: number): Promise<void> {
    const site = this.#current()?.state.site;
    if (!site) return;
    const rules = await this.#rules(site, rulesVersion);
    const row = this.#current();
    if (!row || row.state.segments.rulesVersion >= rules.version) return;
    this.#commit(row, { kind: 'wake' }, rules, Date.now());
  }

  /** What a rule, published or not, comes to for this customer now. Changes nothing. */
  async preview(
    when: SegmentCondition,
    rules: Pick<Rules, 'timeZone' | 'rewards'>,
  ): Promise<CustomerPreview | undefined> {
    const state = this.#current()?.state;
    if (!state) return undefined;
    const { member, truncated } = preview(state, when, rules, Date.now());
    return { customer: this.#told(state), site: state.site, member, truncated };
  }

  /** Never throws: an alarm that throws seven times is gone for good. */
  override async alarm(): Promise<void> {
    try {
      await this.#wake();
      await this.#settleOutbox();
    } catch (error) {
      console.error(JSON.stringify({ unit: 'alarm', customer: this.ctx.id.toString(), error: String(error) }));
      await this.ctx.storage.setAlarm(Date.now() + RESEND_AFTER_MS);
    }
  }

  /** Never older rules than this customer has been decided by, also while they were loaded. */
  async #rules(site: string, version: number): Promise<Rules> {
    const seen = () => this.#current()?.state.rulesVersion ?? 0;
    let rules = await loadRules(this.env, site, Math.max(version, seen()));
    while (rules.version < seen()) rules = await loadRules(this.env, site, seen());
    return rules;
  }

  #current(): CustomerRow | undefined {
    if (!this.#read) {
      this.#row = readRow(this.ctx.storage.sql);
      this.#read = true;
    }
    return this.#row;
  }

  /** Decides and makes it durable. Synchronous from end to end: see the class. */
  #commit(row: CustomerRow, input: Input, rules: Rules, now: number): Decision {
    const decision = step(row.state, input, rules, now, (key) => row.keys.has(key, now));
    if (!decision.changed) return decision;
    const { site, profile } = decision.state;
    const chunks = makeChunks(site, this.#told(decision.state), profile, decision.facts);
    row.keys.remember(decision.keys, now);
    this.#write({ ...row, state: decision.state, outbox: [...row.outbox, ...chunks], wakeAt: decision.wakeAt }, now);
    this.ctx.waitUntil(this.#sender.send(chunks));
    if (now - this.#askedAt > EAGER_EVERY_MS && outboxBytes(row.outbox) > EAGER_OUTBOX_BYTES) {
      this.ctx.waitUntil(this.#forgetArrived().catch(() => false)); // The alarm asks again.
    }
    return decision;
  }

  #write(row: CustomerRow, now: number): void {
    const confirmAt = row.outbox.length > 0 ? now + CONFIRM_AFTER_MS : undefined;
    const ring = nextAlarm(row.alarmAt, earliest(row.wakeAt, confirmAt), now);
    const next = ring === undefined ? row : { ...row, alarmAt: ring };
    try {
      writeRow(this.ctx.storage.sql, next, this.#row === undefined);
    } catch (error) {
      // What is in memory may be ahead of what is stored: the next call reads it again.
      this.#read = false;
      throw error;
    }
    if (ring !== undefined) this.ctx.storage.setAlarm(ring);
    this.#row = next;
  }

  /** Lets pass what time alone has changed: a window that closed, a silence that lasted long enough. */
  async #wake(): Promise<void> {
    const site = this.#current()?.state.site;
    if (!site) return;
    // A segment that was deleted or changed meanwhile is nobody's news any more.
    const rules = await this.#rules(site, await newestRulesVersion(this.env, site));
    const row = this.#current();
    const now = Date.now();
    if (row?.wakeAt === undefined || row.wakeAt > now) return;
    this.#commit({ ...row, alarmAt: undefined }, { kind: 'wake' }, rules, now);
  }

  /** Forgets the chunks that the ledger has and sends the others again; whatever is still due keeps an alarm. */
  async #settleOutbox(): Promise<void> {
    const asked = await this.#forgetArrived();
    const row = this.#current();
    const now = Date.now();
    const rings = row?.alarmAt !== undefined && row.alarmAt > now;
    if (!row || (!asked && (row.wakeAt === undefined || rings))) return;
    this.#write({ ...row, alarmAt: undefined }, now);
    await this.#sender.send(this.#sender.overdue(row.outbox, now));
  }

  /**
   * Asks the ledger which pending chunks it has and drops them from memory; the next write drops them from storage.
   * Until then a crash only means that they are asked about again. Answers whether anything was pending.
   */
  async #forgetArrived(): Promise<boolean> {
    this.#askedAt = Date.now();
    const { outbox = [], state } = this.#current() ?? {};
    if (!state || outbox.length === 0) return false;
    const ids = outbox.map(({ id }) => id);
    const arrived = await arrivedChunks(siteDb(this.env, state.site), ids);
    this.#sender.forget(arrived);
    // Others may have come in while we asked: only what was asked about is dropped.
    const row = this.#current();
    if (row) this.#row = { ...row, outbox: row.outbox.filter(({ id }) => !arrived.has(id)) };
    return true;
  }

  /** The customer as receivers and the ledger are told of them. */
  #told(state: CustomerState): WebhookCustomer {
    const { userId, anonymousId, claims } = state.profile;
    const named = userId ?? claims.userId;
    return {
      id: this.ctx.id.toString(),
      ...(named ? { userId: named } : {}),
      ...(anonymousId ? { anonymousId } : {}),
      trust: userId ? 'known' : claims.userId ? 'claimed' : 'anonymous',
    };
  }
}

function earliest(...instants: (number | undefined)[]): number | undefined {
  const due = instants.filter((instant) => instant !== undefined);
  return due.length > 0 ? Math.min(...due) : undefined;
}

function newRow(name: string, now: number): CustomerRow {
  const { site, kind, id } = parseName(name);
  return {
    state: newCustomer(site, kind, id, now),
    keys: new KeyMemory(),
    outbox: [],
    alarmAt: undefined,
    wakeAt: undefined,
  };
}

const tooManyNew = { status: 'limited', code: 'new_customer_limit' } as const;

function refusalOf(row: CustomerRow): { status: EventStatus; code: EventCode } | undefined {
  if (outboxBytes(row.outbox) > MAX_OUTBOX_BYTES) return { status: 'retry', code: 'busy' };
  if (row.keys.size > MAX_KEYS) return { status: 'limited', code: 'customer_limit' };
  return undefined;
}

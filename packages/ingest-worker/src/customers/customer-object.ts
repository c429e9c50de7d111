import { DurableObject } from 'cloudflare:workers';
import type { Foreseen, SegmentCondition, WithheldReason } from '@footfall/contract';
import {
  type Arrived,
  type CampaignNews,
  type CampaignRule,
  type Decision,
  type Fact,
  foresee,
  forget,
  handOver,
  type Input,
  leave,
  mayShow,
  type OrderKeys,
  type Page,
  preview,
  type Rules,
  type Span,
  step,
  type TakenEvent,
  upgradeState,
} from '@footfall/engine';
import { nameText, parseName } from '../collect/object-name.ts';
import { type Env, siteDb } from '../env.ts';
import { arrivedChunks } from '../ledger/store.ts';
import { newestRulesVersion } from '../rules/newest-rules-version.ts';
import { absorbDevice, type HandedOver, type HandoverCall, type HandoverGiven } from './absorb-device.ts';
import type {
  CustomerPreview,
  CustomerView,
  Erased,
  MergedInto,
  MessageClaim,
  TakeAnswer,
  TakeCall,
} from './customer-calls.ts';
import { type CustomerRow, newRow, readRow, writeRow } from './customer-row.ts';
import { customerStub } from './customer-stub.ts';
import { FactSender, RESEND_AFTER_MS } from './fact-sender.ts';
import { KeyMemory } from './key-memory.ts';
import { loadRules } from './load-rules.ts';
import { nextAlarm } from './next-alarm.ts';
import { isFull, makeChunks, outboxBytes } from './outbox.ts';
import { answerOf, MAX_KEYS, refusalOf, tooManyNew } from './refusal.ts';
import { toldCustomer } from './told-customer.ts';

/** How soon after a commit the ledger is asked whether it has the facts: the queue usually needs less than a second. */
const CONFIRM_AFTER_MS = 5_000;
/** With more than this waiting the ledger is asked without an alarm: a busy customer must not fill the outbox. */
const EAGER_OUTBOX_BYTES = 50_000;
/** How often at most it is then asked. */
const EAGER_EVERY_MS = 250;
/** So often, and so far apart, the ledger is asked for room before events are told to come again. */
const ROOM_ASKS = 30;
const ROOM_ASK_EVERY_MS = 100;
/** How soon a merge that did not end is gone through again; the wait doubles with each time, up to the second. */
const MERGE_AGAIN_AFTER_MS = 5_000;
const MERGE_AGAIN_AT_MOST_MS = 10 * 60_000;

/**
 * One person as one site knows them, and the only place where that changes. A thin shell around the engine's `step`:
 * between reading the row and writing it nothing is awaited, so that no other call can come in between.
 */
export class CustomerObject extends DurableObject<Env> {
  readonly #id = this.ctx.id.toString();
  #row: CustomerRow | undefined;
  #read = false;
  readonly #sender = new FactSender(this.env.FACTS);
  /** When the ledger was last asked what it has. */
  #askedAt = 0;
  /** Shared by all who wait for it. */
  #makingRoom: Promise<void> | undefined;
  /** How often in a row merges were gone through without all of them coming to an end. */
  #mergesTried = 0;

  /** Takes in events, each exactly once. The answer leaves only when everything is durable. */
  async take(call: TakeCall): Promise<TakeAnswer> {
    const rules = await this.#rules(parseName(call.name).site, call.rulesVersion);
    // Who is sent away comes back seconds later. Checked and taken in one go, as whoever waited beside goes first.
    for (let asks = 0; asks < ROOM_ASKS && this.#isFull(); asks += 1) await this.#room();
    const known = this.#current();
    const forwardTo = known?.state.handed?.forward?.to;
    if (forwardTo !== undefined) return { results: [], invitations: [], forwardTo };
    const row = known ?? newRow(call.name, call.now);
    const refusal = known || call.mayCreate ? refusalOf(row, call.events) : tooManyNew;
    if (refusal) return { results: call.events.map(() => refusal), invitations: [] };
    const { id } = parseName(call.name);
    const input: Input = { kind: 'events', events: call.events, id };
    const decision = call.dry
      ? step(row.state, input, rules, call.now, (key) => row.keys.has(key, call.now))
      : this.#commit(row, input, rules, call.now);
    // What comes after these events is to find the devices they name merged.
    if (!call.dry && call.events.some(({ absorbs }) => absorbs !== undefined)) await this.#settleMerges();
    return { results: decision.verdicts.map(answerOf), invitations: decision.invitations };
  }

  /**
   * Takes a browser's telling of an order back. Answers whether it ever counted here, however often it is asked; `busy`
   * where that is about to be another customer's to say.
   */
  async retractOrder(orderId: string): Promise<boolean | 'busy'> {
    const { site, handed } = this.#current()?.state ?? {};
    if (!site) return false;
    if (handed) return 'busy';
    const rules = await this.#rules(site, 0);
    const row = this.#current();
    if (!row || row.state.handed) return 'busy';
    const { state } = this.#commit(row, { kind: 'retract-order', orderId }, rules, Date.now());
    return state.profile.retractedOrders.includes(orderId);
  }

  /** Whether an order is part of this customer's history. */
  async holdsOrder(orderId: string, keys: OrderKeys): Promise<boolean | 'busy'> {
    const row = this.#current();
    if (!row) return false;
    if (row.state.handed?.forward) return 'busy';
    const now = Date.now();
    if (row.keys.has(keys.server, now) || row.keys.has(keys.browser, now)) return true;
    const { profile } = row.state;
    return profile.orders.some((order) => order.orderId === orderId) || profile.retractedOrders.includes(orderId);
  }

  /** Everything known, or nothing for one that was never seen. Reading creates nothing. */
  async view(): Promise<CustomerView | undefined> {
    const state = this.#current()?.state;
    if (!state || state.handed?.forward || state.gone || state.sequence === 0) return undefined;
    const segments = Object.entries(state.segments.marks).flatMap(([id, [since]]) =>
      since > 0 ? [{ id, since }] : [],
    );
    return { customer: toldCustomer(this.#id, state), site: state.site, profile: state.profile, segments };
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

  /** Takes in what the site tells many. Whoever became part of somebody else, or was never seen, is left alone. */
  async hear(news: CampaignNews, rulesVersion: number): Promise<void> {
    const site = this.#current()?.state.site;
    if (!site) return;
    const rules = await this.#rules(site, rulesVersion);
    const row = this.#current();
    if (row) this.#commit(row, { kind: 'news', news }, rules, Date.now());
  }

  /** What a rule, published or not, comes to for this customer now. Changes nothing. */
  async preview(
    when: SegmentCondition,
    rules: Pick<Rules, 'timeZone' | 'rewards'>,
  ): Promise<CustomerPreview | undefined> {
    const state = this.#current()?.state;
    if (!state || state.handed) return undefined;
    const { member, truncated } = preview(state, when, rules, Date.now());
    return { customer: toldCustomer(this.#id, state), site: state.site, member, truncated };
  }

  /** What campaigns would do for this customer between two instants, with this one in force. Changes nothing. */
  async foresee(campaign: CampaignRule, events: TakenEvent[], span: Span): Promise<Foreseen[]> {
    const site = this.#current()?.state.site;
    if (!site) return [];
    const rules = await this.#rules(site, 0);
    const state = this.#current()?.state;
    return state && !state.handed ? foresee(state, rules, campaign, events, span) : [];
  }

  /** Whether a survey that waits in this customer's browser may still be shown. Changes nothing. */
  async mayShow(asked: { survey: string; revision: number; page?: Page }, rulesVersion: number): Promise<boolean> {
    const site = this.#current()?.state.site;
    if (!site) return false;
    const rules = await this.#rules(site, rulesVersion);
    const row = this.#current();
    return row !== undefined && mayShow(row.state, asked, rules, Date.now());
  }

  /** Just before a message is sent: whether it may be, and to whom. Asked again it says the same. */
  async claim(message: string): Promise<MessageClaim> {
    const row = await this.#withRules();
    if (!row) return { outcome: 'withheld', reason: 'expired' };
    const { handed } = row.current.state;
    if (handed) return handed.forward ? { outcome: 'moved', to: handed.forward.to } : { outcome: 'busy' };
    const { claim } = this.#commit(row.current, { kind: 'claim', message }, row.rules, Date.now());
    const state = this.#current()?.state;
    if (!claim || !state) return { outcome: 'withheld', reason: 'expired' };
    if (claim.outcome !== 'send') return { outcome: claim.outcome, reason: claim.reason };
    const { campaign, version, run, entity, step, channel, expiresAt } = claim.message;
    const about = entity === undefined ? {} : { entity };
    const { address } = claim;
    const customer = toldCustomer(this.#id, state);
    return {
      ...{ outcome: 'send', campaign, version, run, ...about, step, channel, expiresAt, address },
      ...{ customer, profile: state.profile },
    };
  }

  /** A claimed message was not sent and never will be. */
  async giveBack(message: string, reason: WithheldReason): Promise<void> {
    const row = await this.#withRules();
    if (row && !row.current.state.handed) {
      this.#commit(row.current, { kind: 'give-back', message, reason }, row.rules, Date.now());
    }
  }

  /** This customer, and the rules in force: what was paused or archived a moment ago counts. */
  async #withRules(): Promise<{ current: CustomerRow; rules: Rules } | undefined> {
    const site = this.#current()?.state.site;
    if (!site) return undefined;
    const rules = await this.#rules(site, await newestRulesVersion(this.env, site));
    const current = this.#current();
    return current && { current, rules };
  }

  /** What became of this device, where its user has it. */
  async mergedInto(): Promise<MergedInto | undefined> {
    const { site = '', handed } = this.#current()?.state ?? {};
    return handed?.forward && { site, user: handed.to, forwardTo: handed.forward.to };
  }

  /** Gives a device's history to a user and changes nothing any more, until that user has said that it arrived. */
  async handover(call: HandoverCall): Promise<HandoverGiven> {
    const row = this.#current() ?? newRow(call.name, Date.now());
    const { state, answer } = handOver(row.state, call);
    if (state !== row.state) this.#write({ ...row, state, wakeAt: undefined }, Date.now());
    return answer === 'handed' ? { answer, state, keys: row.keys.toBlob() } : { answer };
  }

  /** The user has it: keeps where events go on to, and what the ledger has not yet. */
  async forget(arrived: Arrived, rulesVersion: number): Promise<void> {
    const site = this.#current()?.state.site;
    if (!site) return;
    const rules = await this.#rules(site, rulesVersion);
    const row = this.#current();
    const now = Date.now();
    const left = row && forget(row.state, arrived, rules, now);
    if (left) this.#keep({ ...row, state: left.state, keys: new KeyMemory(), wakeAt: undefined }, left.facts, now);
  }

  /**
   * Forgets who this was, once the ledger has all that is still to be told; `busy` until then, and while a merge is
   * under way. Answers the number of the last fact that is about them; asked again it answers the same.
   */
  async erase(): Promise<Erased> {
    if (!this.#current()) return { answer: 'unknown' };
    await this.#forgetArrived();
    const { site = '' } = this.#current()?.state ?? {};
    const rules = await this.#rules(site, await newestRulesVersion(this.env, site));
    const row = this.#current();
    if (!row) return { answer: 'unknown' };
    const { state, outbox } = row;
    if (state.gone?.why === 'erased') return { answer: 'erased', until: state.gone.after };
    if (outbox.length > 0 || state.absorbing || (state.handed && !state.handed.forward)) {
      this.ctx.waitUntil(this.#settleMerges().then(() => this.#sender.send(this.#sender.overdue(outbox, Date.now()))));
      return { answer: 'busy' };
    }
    const now = Date.now();
    const left = leave(state, 'erased', rules, now);
    this.#keep({ ...row, state: left.state, keys: new KeyMemory(), wakeAt: undefined }, left.facts, now);
    return { answer: 'erased', until: state.sequence };
  }

  /** Never throws: an alarm that throws seven times is gone for good. */
  override async alarm(): Promise<void> {
    try {
      await this.#wake();
      await this.#settleMerges();
      await this.#settleOutbox();
    } catch (error) {
      console.error(JSON.stringify({ unit: 'alarm', customer: this.#id, error: String(error) }));
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
    for (const failure of decision.failures) {
      console.error(JSON.stringify({ unit: 'apply-event', customer: this.#id, ...failure }));
    }
    if (!decision.changed) return decision;
    row.keys.remember(decision.keys, now, decision.counted, decision.state.history.names);
    this.#keep({ ...row, state: decision.state, wakeAt: decision.wakeAt }, decision.facts, now);
    return decision;
  }

  /** Makes a row durable with the facts that go with it, and sends them. */
  #keep(row: CustomerRow, facts: Fact[], now: number): void {
    const { site, profile } = row.state;
    const chunks = makeChunks(site, toldCustomer(this.#id, row.state), profile, facts);
    this.#write({ ...row, outbox: [...row.outbox, ...chunks] }, now);
    this.ctx.waitUntil(this.#sender.send(chunks));
    if (now - this.#askedAt > EAGER_EVERY_MS && outboxBytes(row.outbox) > EAGER_OUTBOX_BYTES) {
      this.ctx.waitUntil(this.#forgetArrived().catch(() => false)); // The alarm asks again.
    }
  }

  #write(row: CustomerRow, now: number): void {
    const confirmAt = row.outbox.length > 0 ? now + CONFIRM_AFTER_MS : undefined;
    const mergeAt = row.state.absorbing ? now + this.#mergeAgainAfter() : undefined;
    const ring = nextAlarm(row.alarmAt, earliest(row.wakeAt, confirmAt, mergeAt), now);
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
    const { state, wakeAt = Number.POSITIVE_INFINITY } = this.#current() ?? {};
    if (!state || wakeAt > Date.now()) return;
    const { site } = state;
    // A segment that was deleted or changed meanwhile is nobody's news any more.
    const rules = await this.#rules(site, await newestRulesVersion(this.env, site));
    const row = this.#current();
    const now = Date.now();
    if (row?.wakeAt === undefined || row.wakeAt > now) return;
    this.#commit({ ...row, alarmAt: undefined }, { kind: 'wake' }, rules, now);
  }

  /**
   * Goes through the merges that are under way, each from its start. Never throws: what does not end now is gone
   * through again by the alarm that was armed with it.
   */
  async #settleMerges(): Promise<void> {
    const { site, id = '', rulesVersion = 0, absorbing = [] } = this.#current()?.state ?? {};
    if (!site || absorbing.length === 0) return;
    for (const noted of absorbing) {
      const name = nameText(site, { kind: 'a', id: noted.anonymousId });
      const device = { name, id: this.env.CUSTOMERS.idFromName(name).toString(), door: customerStub(this.env, name) };
      const user = { userId: id, id: this.#id, rulesVersion };
      await absorbDevice(user, device, noted, {
        absorb: (given) => this.#absorb(site, noted.merge, device.id, given),
        finish: () => this.#finishMerge(site, noted.merge),
      });
    }
    this.#mergesTried = this.#current()?.state.absorbing ? this.#mergesTried + 1 : 0;
  }

  async #absorb(site: string, merge: number, from: string, given: HandedOver) {
    const rules = await this.#rules(site, 0);
    const row = this.#current();
    if (!row) return;
    const now = Date.now();
    const device = upgradeState(given.state);
    const keys = new KeyMemory(given.keys);
    const [mine, theirs] = [row.state.history.names, device.history.names];
    const both = row.keys.knownToBoth(keys, mine, theirs);
    const input: Input = { kind: 'absorb', merge, from, into: this.#id, device, both };
    const decision = step(row.state, input, rules, now, (key) => row.keys.has(key, now));
    if (!decision.changed) return;
    const merged = row.keys.with(keys, { mine, theirs, merged: decision.state.history.names }, MAX_KEYS);
    this.#keep({ ...row, keys: merged, state: decision.state, wakeAt: decision.wakeAt }, decision.facts, now);
  }

  async #finishMerge(site: string, merge: number): Promise<void> {
    const rules = await this.#rules(site, 0);
    const row = this.#current();
    if (row) this.#commit(row, { kind: 'merged', merge }, rules, Date.now());
  }

  #mergeAgainAfter(): number {
    return Math.min(MERGE_AGAIN_AFTER_MS * 2 ** this.#mergesTried, MERGE_AGAIN_AT_MOST_MS);
  }

  /** Forgets the chunks that the ledger has and sends the others again; whatever is still due keeps an alarm. */
  async #settleOutbox(): Promise<void> {
    const asked = await this.#forgetArrived();
    const row = this.#current();
    const now = Date.now();
    const rings = row?.alarmAt !== undefined && row.alarmAt > now;
    const isDue = row?.wakeAt !== undefined || row?.state.absorbing !== undefined;
    if (!row || (!asked && (!isDue || rings))) return;
    this.#write({ ...row, alarmAt: undefined }, now);
    await this.#sender.send(this.#sender.overdue(row.outbox, now));
  }

  /** Asks the ledger what it has, once for all who wait for room, and gives it a moment where that made none. */
  #room(): Promise<void> {
    this.#makingRoom ??= this.#askForRoom().finally(() => {
      this.#makingRoom = undefined;
    });
    return this.#makingRoom;
  }

  async #askForRoom(): Promise<void> {
    await this.#forgetArrived().catch(() => false);
    if (this.#isFull()) await scheduler.wait(ROOM_ASK_EVERY_MS);
  }

  #isFull(): boolean {
    return isFull(this.#current()?.outbox ?? []);
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
}

function earliest(...instants: (number | undefined)[]): number | undefined {
  const due = instants.filter((instant) => instant !== undefined);
  return due.length > 0 ? Math.min(...due) : undefined;
}

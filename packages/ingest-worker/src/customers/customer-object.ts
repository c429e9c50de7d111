import { DurableObject } from 'cloudflare:workers';
import type { Foreseen, SegmentCondition, WithheldReason } from '@footfall/contract';
import {
  type Arrived,
  type CampaignNews,
  type CampaignRule,
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
} from '@footfall/engine';
import { parseName } from '../collect/object-name.ts';
import type { Env } from '../env.ts';
import { newestRulesVersion } from '../rules/newest-rules-version.ts';
import type { HandoverCall, HandoverGiven } from './absorb-device.ts';
import type {
  CustomerPreview,
  CustomerView,
  Erased,
  MergedInto,
  MessageClaim,
  TakeAnswer,
  TakeCall,
} from './customer-calls.ts';
import { type CustomerRow, newRow } from './customer-row.ts';
import { RESEND_AFTER_MS } from './fact-sender.ts';
import { KeptCustomer } from './kept-customer.ts';
import { KeyMemory } from './key-memory.ts';
import { MergeDriver } from './merge-driver.ts';
import { answerOf, refusalOf, tooManyNew } from './refusal.ts';
import { toldCustomer } from './told-customer.ts';

/** So often the ledger is asked for room before events are told to come again. */
const ROOM_ASKS = 30;

/**
 * One person as one site knows them, and the only place where that changes. A thin shell around the engine's `step`:
 * what is read of `#kept` and written to it again has nothing awaited in between, so that no other call can come in.
 */
export class CustomerObject extends DurableObject<Env> {
  readonly #id = this.ctx.id.toString();
  readonly #kept = new KeptCustomer(this.ctx, this.env);
  readonly #merges = new MergeDriver(this.env, this.#kept);

  /** Takes in events, each exactly once. The answer leaves only when everything is durable. */
  async take(call: TakeCall): Promise<TakeAnswer> {
    const rules = await this.#kept.rules(parseName(call.name).site, call.rulesVersion);
    // Who is sent away comes back seconds later. Checked and taken in one go, as whoever waited beside goes first.
    for (let asks = 0; asks < ROOM_ASKS && this.#kept.isFull(); asks += 1) await this.#kept.room();
    const known = this.#kept.current();
    const forwardTo = known?.state.handed?.forward?.to;
    if (forwardTo !== undefined) return { results: [], invitations: [], forwardTo };
    const row = known ?? newRow(call.name, call.now);
    const refusal = known || call.mayCreate ? refusalOf(row, call.events) : tooManyNew;
    if (refusal) return { results: call.events.map(() => refusal), invitations: [] };
    const { id } = parseName(call.name);
    const input: Input = { kind: 'events', events: call.events, id };
    const decision = call.dry
      ? step(row.state, input, rules, call.now, (key) => row.keys.has(key, call.now))
      : this.#kept.commit(row, input, rules, call.now);
    // What comes after these events is to find the devices they name merged.
    if (!call.dry && call.events.some(({ absorbs }) => absorbs !== undefined)) await this.#merges.settle();
    return { results: decision.verdicts.map(answerOf), invitations: decision.invitations };
  }

  /**
   * Takes a browser's telling of an order back. Answers whether it ever counted here, however often it is asked; `busy`
   * where that is about to be another customer's to say.
   */
  async retractOrder(orderId: string): Promise<boolean | 'busy'> {
    const { site, handed } = this.#kept.current()?.state ?? {};
    if (!site) return false;
    if (handed) return 'busy';
    const rules = await this.#kept.rules(site, 0);
    const row = this.#kept.current();
    if (!row || row.state.handed) return 'busy';
    const { state } = this.#kept.commit(row, { kind: 'retract-order', orderId }, rules, Date.now());
    return state.profile.retractedOrders.includes(orderId);
  }

  /** Whether an order is part of this customer's history. */
  async holdsOrder(orderId: string, keys: OrderKeys): Promise<boolean | 'busy'> {
    const row = this.#kept.current();
    if (!row) return false;
    if (row.state.handed?.forward) return 'busy';
    const now = Date.now();
    if (row.keys.has(keys.server, now) || row.keys.has(keys.browser, now)) return true;
    const { profile } = row.state;
    return profile.orders.some((order) => order.orderId === orderId) || profile.retractedOrders.includes(orderId);
  }

  /** Everything known, or nothing for one that was never seen. Reading creates nothing. */
  async view(): Promise<CustomerView | undefined> {
    const state = this.#kept.current()?.state;
    if (!state || state.handed?.forward || state.gone || state.sequence === 0) return undefined;
    const segments = Object.entries(state.segments.marks).flatMap(([id, [since]]) =>
      since > 0 ? [{ id, since }] : [],
    );
    return { customer: toldCustomer(this.#id, state), site: state.site, profile: state.profile, segments };
  }

  /** Lets this customer meet new rules before their next event. Whoever has met them, or was never seen, is left alone. */
  async wake(rulesVersion: number): Promise<void> {
    const site = this.#kept.current()?.state.site;
    if (!site) return;
    const rules = await this.#kept.rules(site, rulesVersion);
    const row = this.#kept.current();
    if (!row || row.state.segments.rulesVersion >= rules.version) return;
    this.#kept.commit(row, { kind: 'wake' }, rules, Date.now());
  }

  /** Takes in what the site tells many. Whoever became part of somebody else, or was never seen, is left alone. */
  async hear(news: CampaignNews, rulesVersion: number): Promise<void> {
    const site = this.#kept.current()?.state.site;
    if (!site) return;
    const rules = await this.#kept.rules(site, rulesVersion);
    const row = this.#kept.current();
    if (row) this.#kept.commit(row, { kind: 'news', news }, rules, Date.now());
  }

  /** What a rule, published or not, comes to for this customer now. Changes nothing. */
  async preview(
    when: SegmentCondition,
    rules: Pick<Rules, 'timeZone' | 'rewards'>,
  ): Promise<CustomerPreview | undefined> {
    const state = this.#kept.current()?.state;
    if (!state || state.handed) return undefined;
    const { member, truncated } = preview(state, when, rules, Date.now());
    return { customer: toldCustomer(this.#id, state), site: state.site, member, truncated };
  }

  /** What campaigns would do for this customer between two instants, with this one in force. Changes nothing. */
  async foresee(campaign: CampaignRule, events: TakenEvent[], span: Span): Promise<Foreseen[]> {
    const site = this.#kept.current()?.state.site;
    if (!site) return [];
    const rules = await this.#kept.rules(site, 0);
    const state = this.#kept.current()?.state;
    return state && !state.handed ? foresee(state, rules, campaign, events, span) : [];
  }

  /** Whether a survey that waits in this customer's browser may still be shown. Changes nothing. */
  async mayShow(asked: { survey: string; revision: number; page?: Page }, rulesVersion: number): Promise<boolean> {
    const site = this.#kept.current()?.state.site;
    if (!site) return false;
    const rules = await this.#kept.rules(site, rulesVersion);
    const row = this.#kept.current();
    return row !== undefined && mayShow(row.state, asked, rules, Date.now());
  }

  /** Just before a message is sent: whether it may be, and to whom. Asked again it says the same. */
  async claim(message: string): Promise<MessageClaim> {
    const row = await this.#withRules();
    if (!row) return { outcome: 'withheld', reason: 'expired' };
    const { handed } = row.current.state;
    if (handed) return handed.forward ? { outcome: 'moved', to: handed.forward.to } : { outcome: 'busy' };
    const { claim } = this.#kept.commit(row.current, { kind: 'claim', message }, row.rules, Date.now());
    const state = this.#kept.current()?.state;
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
      this.#kept.commit(row.current, { kind: 'give-back', message, reason }, row.rules, Date.now());
    }
  }

  /** This customer, and the rules in force: what was paused or archived a moment ago counts. */
  async #withRules(): Promise<{ current: CustomerRow; rules: Rules } | undefined> {
    const site = this.#kept.current()?.state.site;
    if (!site) return undefined;
    const rules = await this.#kept.rules(site, await newestRulesVersion(this.env, site));
    const current = this.#kept.current();
    return current && { current, rules };
  }

  /** What became of this device, where its user has it. */
  async mergedInto(): Promise<MergedInto | undefined> {
    const { site = '', handed } = this.#kept.current()?.state ?? {};
    return handed?.forward && { site, user: handed.to, forwardTo: handed.forward.to };
  }

  /** Gives a device's history to a user and changes nothing any more, until that user has said that it arrived. */
  async handover(call: HandoverCall): Promise<HandoverGiven> {
    const row = this.#kept.current() ?? newRow(call.name, Date.now());
    const { state, answer } = handOver(row.state, call);
    if (state !== row.state) this.#kept.write({ ...row, state, wakeAt: undefined }, Date.now());
    return answer === 'handed' ? { answer, state, keys: row.keys.toBlob() } : { answer };
  }

  /** The user has it: keeps where events go on to, and what the ledger has not yet. */
  async forget(arrived: Arrived, rulesVersion: number): Promise<void> {
    const site = this.#kept.current()?.state.site;
    if (!site) return;
    const rules = await this.#kept.rules(site, rulesVersion);
    const row = this.#kept.current();
    const now = Date.now();
    const left = row && forget(row.state, arrived, rules, now);
    if (left) this.#kept.keep({ ...row, state: left.state, keys: new KeyMemory(), wakeAt: undefined }, left.facts, now);
  }

  /**
   * Forgets who this was, once the ledger has all that is still to be told; `busy` until then, and while a merge is
   * under way. Answers the number of the last fact that is about them; asked again it answers the same.
   */
  async erase(): Promise<Erased> {
    if (!this.#kept.current()) return { answer: 'unknown' };
    await this.#kept.forgetArrived();
    const { site = '' } = this.#kept.current()?.state ?? {};
    const rules = await this.#kept.rules(site, await newestRulesVersion(this.env, site));
    const row = this.#kept.current();
    if (!row) return { answer: 'unknown' };
    const { state, outbox } = row;
    if (state.gone?.why === 'erased') return { answer: 'erased', until: state.gone.after };
    if (outbox.length > 0 || state.absorbing || (state.handed && !state.handed.forward)) {
      this.ctx.waitUntil(this.#merges.settle().then(() => this.#kept.sendOverdue()));
      return { answer: 'busy' };
    }
    const now = Date.now();
    const left = leave(state, 'erased', rules, now);
    this.#kept.keep({ ...row, state: left.state, keys: new KeyMemory(), wakeAt: undefined }, left.facts, now);
    return { answer: 'erased', until: state.sequence };
  }

  /** Never throws: an alarm that throws seven times is gone for good. */
  override async alarm(): Promise<void> {
    try {
      await this.#wake();
      await this.#merges.settle();
      await this.#kept.settleOutbox();
    } catch (error) {
      console.error(JSON.stringify({ unit: 'alarm', customer: this.#id, error: String(error) }));
      await this.ctx.storage.setAlarm(Date.now() + RESEND_AFTER_MS);
    }
  }

  /** Lets pass what time alone has changed: a window that closed, a silence that lasted long enough. */
  async #wake(): Promise<void> {
    const { state, wakeAt = Number.POSITIVE_INFINITY } = this.#kept.current() ?? {};
    if (!state || wakeAt > Date.now()) return;
    const { site } = state;
    // A segment that was deleted or changed meanwhile is nobody's news any more.
    const rules = await this.#kept.rules(site, await newestRulesVersion(this.env, site));
    const row = this.#kept.current();
    const now = Date.now();
    if (row?.wakeAt === undefined || row.wakeAt > now) return;
    this.#kept.commit({ ...row, alarmAt: undefined }, { kind: 'wake' }, rules, now);
  }
}

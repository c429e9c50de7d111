import type { WithheldReason } from '@footfall/contract';
import { addressStub } from '../../addresses/address-stub.ts';
import { findVersion } from '../../campaigns/store.ts';
import { nameText } from '../../collect/object-name.ts';
import { couponOf } from '../../coupons/store.ts';
import { toldCoupon } from '../../coupons/told-coupon.ts';
import type { MessageClaim } from '../../customers/customer-object.ts';
import { type CustomerDoor, customerStub, customerStubById } from '../../customers/customer-stub.ts';
import { type Env, siteDb } from '../../env.ts';
import { findSite } from '../../sites/store.ts';
import { nextAttemptAt } from '../retry-schedule.ts';
import type { OutgoingMessage } from './adapter.ts';
import { adapterFor, type WayOut } from './adapter-for.ts';
import { messageWords } from './message-words.ts';
import { type Rendered, renderMessage } from './render-message.ts';
import { beginSending, type ClaimedMessage, claimMessages, settleMessage } from './store.ts';

/** How long a call may take; after that somebody else may look what became of it. */
const LEASE_MS = 60_000;
/** A customer whose device is just becoming part of a user is asked again after this. */
const BUSY_MS = 5_000;
const ANSWER_LENGTH = 300;

/** Sends what is due among these ids: each is claimed here, then at its customer, rendered and handed on once. */
export async function sendMessages(env: Env, site: string, ids: string[]): Promise<void> {
  const claimed = await claimMessages(siteDb(env, site), ids, Date.now(), LEASE_MS);
  await Promise.all(
    claimed.map((message) =>
      sendMessage(env, site, message).catch((error: unknown) => {
        // The lease ends by itself, and the sweep finds it.
        console.error(JSON.stringify({ unit: 'send-message', site, delivery: message.id, error: String(error) }));
      }),
    ),
  );
}

async function sendMessage(env: Env, site: string, row: ClaimedMessage): Promise<void> {
  const db = siteDb(env, site);
  const { door, answer } = await claimAt(env, site, row);
  if (answer.outcome === 'busy') {
    return settleMessage(db, row.id, { status: 'pending', nextAttemptAt: Date.now() + BUSY_MS });
  }
  if (answer.outcome !== 'send') return settleMessage(db, row.id, { status: 'withheld', reason: answer.reason });
  const giveUp = async (reason: WithheldReason, why: string, status: 'withheld' | 'failed' = 'withheld') => {
    await settleMessage(db, row.id, { status, reason, answer: why.slice(0, ANSWER_LENGTH) });
    await door.giveBack(row.message, reason);
  };

  const made = await render(env, site, answer);
  if ('reason' in made) return giveUp(made.reason, made.why);
  const address = await addressStub(env, site, answer.channel, answer.address);
  const verdict = await address.claim({ deliveryId: row.id, verified: true, ...made.kind }, Date.now());
  if (verdict !== 'send') return giveUp(REASON_OF[verdict], `the address: ${verdict}`);
  const way = await adapterFor(env, site, answer.channel);
  const message = addressed(
    made.rendered,
    { deliveryId: row.id, site, customer: row.customer },
    answer,
    way,
    made.shop,
  );
  const begun = { recipient: answer.address, body: JSON.stringify(made.rendered), now: Date.now() };
  if (!(await beginSending(db, row.id, row.attempts, begun))) return;
  const outcome = await way.adapter.send(message);
  switch (outcome.outcome) {
    case 'sent':
      return settleMessage(db, row.id, { status: 'sent', providerId: outcome.providerId });
    case 'unknown':
      return settleMessage(db, row.id, { status: 'unknown', reason: 'lost_answer', answer: outcome.reason });
    case 'refused': {
      if (outcome.permanent) {
        await address.giveBack(row.id);
        if (outcome.deadAddress) await address.suppress('dead', Date.now());
        return giveUp('refused', outcome.reason, 'failed');
      }
      const next = nextAttemptAt(row.attempts, Date.now(), Math.random(), outcome.retryAfterMs);
      if (next === undefined || next >= answer.expiresAt) return giveUp('expired', outcome.reason, 'failed');
      return settleMessage(db, row.id, { status: 'pending', nextAttemptAt: next, answer: outcome.reason });
    }
  }
}

/** Asks whoever has the customer's history by now. */
async function claimAt(
  env: Env,
  site: string,
  row: ClaimedMessage,
): Promise<{ door: CustomerDoor; answer: Exclude<MessageClaim, { outcome: 'moved' }> }> {
  const door = customerStubById(env, row.customer);
  const answer = await door.claim(row.message);
  if (answer.outcome !== 'moved') return { door, answer };
  const user = customerStub(env, nameText(site, { kind: 'u', id: answer.to }));
  const second = await user.claim(row.message);
  return { door: user, answer: second.outcome === 'moved' ? { outcome: 'busy' } : second };
}

type Granted = Extract<MessageClaim, { outcome: 'send' }>;
type Made =
  | { rendered: Rendered; shop: string; kind: { transactional?: true } }
  | { reason: WithheldReason; why: string };

/** Why an address takes a message from nobody just now: too many a day is a cap of its own. */
const REASON_OF = { suppressed: 'suppressed', unverified: 'unverified', too_many: 'cap' } as const;

async function render(env: Env, siteId: string, granted: Granted): Promise<Made> {
  const db = siteDb(env, siteId);
  const { campaign, version, run, entity = run, step: id, channel, customer, profile } = granted;
  const [site, definition, coupon] = await Promise.all([
    findSite(db, siteId),
    findVersion(db, siteId, campaign, version),
    couponOf(db, siteId, customer.id, campaign, entity),
  ]);
  const step = definition?.steps.find((one) => one.id === id);
  if (!site || !definition || step?.do !== 'send') return { reason: 'bad_template', why: 'the template is gone' };
  const language = profile.locality?.locale?.value ?? 'en';
  const locale = {
    language,
    timeZone: profile.locality?.timeZone?.value ?? site.timeZone,
    currency: site.currency,
  };
  const asksForCoupon = Object.values(step.content[channel] ?? {}).some((text) => /\bcoupon\./.test(text));
  if (asksForCoupon && !coupon) return { reason: 'no_coupon', why: 'there is no coupon for it' };
  const words = {
    ...messageWords(customer, profile),
    campaign: { id: campaign, name: definition.name },
    shop: { name: site.name, currency: site.currency },
    ...(coupon ? { coupon: toldCoupon(coupon, language) } : {}),
  };
  const outcome = await renderMessage(step.content, channel, words, locale);
  if ('reason' in outcome) return outcome;
  const kind = step.transactional ? { transactional: true as const } : {};
  return { rendered: outcome.rendered, shop: site.name, kind };
}

/** Where mail comes from until a site has an address of its own; nothing is ever delivered to `.invalid`. */
const NO_SENDER = 'no-reply@footfall.invalid';

function addressed(
  rendered: Rendered,
  outgoing: { deliveryId: string; site: string; customer: string },
  { address }: Granted,
  { from = { address: NO_SENDER }, replyTo }: WayOut,
  shop: string,
): OutgoingMessage {
  if (rendered.channel === 'email') {
    const sender = { name: shop, ...from };
    return { ...outgoing, ...rendered, from: sender, to: { address }, ...(replyTo ? { replyTo } : {}) };
  }
  return rendered.channel === 'sms'
    ? { ...outgoing, ...rendered, to: address }
    : { ...outgoing, ...rendered, token: address };
}

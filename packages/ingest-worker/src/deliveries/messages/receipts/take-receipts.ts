import type { TrackEvent } from '@footfall/contract';
import type { SuppressionReason } from '@footfall/engine';
import { addressStub } from '../../../addresses/address-stub.ts';
import { takeBatch } from '../../../collect/take-batch.ts';
import { findCustomer } from '../../../customers/find-customer.ts';
import { type Env, siteDb } from '../../../env.ts';
import type { Site } from '../../../sites/site.ts';
import { type Named, namedBy } from '../named-by.ts';
import type { Receipt } from './receipt.ts';
import { receiptEvent } from './receipt-event.ts';
import { statusAfter } from './status-after.ts';
import { keepReceipts, knownReceipts, moveStatuses, type StatusMove, type ToldMessage, toldMessages } from './store.ts';

/** Others may move a message while its receipt is taken in; each time it is read again. */
const MAX_MOVES = 5;
/** What one go takes in: each may ask an object of its own. */
const SLICE = 100;
const ANSWER_LENGTH = 300;

/**
 * Takes in what was told of messages: their status moves forward, an address that bounced or complained is left alone,
 * and the customer's events follow. A receipt is noted last, so that one that was broken off is gone through again from
 * the start, each step of which may be repeated. False where it is to be told again.
 */
export async function takeReceipts(env: Env, site: Site, receipts: Receipt[], now: number): Promise<boolean> {
  const unique = [...new Map(receipts.map((receipt) => [receipt.id, receipt])).values()];
  for (let from = 0; from < unique.length; from += SLICE) {
    if (!(await takeSlice(env, site, unique.slice(from, from + SLICE), now))) return false;
  }
  return true;
}

async function takeSlice(env: Env, site: Site, receipts: Receipt[], now: number): Promise<boolean> {
  const db = siteDb(env, site.id);
  const known = await knownReceipts(
    db,
    site.id,
    receipts.map(({ id }) => id),
  );
  const fresh = receipts.filter(({ id }) => !known.has(id));
  const messages = await toldMessages(db, site.id, [...new Set(fresh.map(({ deliveryId }) => deliveryId))]);
  const told = fresh.flatMap((receipt) => {
    const message = messages.get(receipt.deliveryId);
    return message ? [{ receipt, message }] : [];
  });
  if (told.length === 0) return true;
  await moveForward(
    db,
    site.id,
    told.map(({ receipt }) => receipt),
    messages,
  );
  await Promise.all(told.map(({ receipt, message }) => suppress(env, site.id, receipt, message)));
  if (!(await tellCustomers(env, site, told, now))) return false;
  await keepReceipts(
    db,
    site.id,
    told.map(({ receipt }) => receipt),
  );
  return true;
}

async function moveForward(
  db: D1Database,
  site: string,
  receipts: Receipt[],
  read: Map<string, ToldMessage>,
): Promise<void> {
  let messages = read;
  for (let tries = 0; tries < MAX_MOVES; tries += 1) {
    const elsewhere = await moveStatuses(db, site, movesOf(receipts, messages));
    if (elsewhere.length === 0) return;
    messages = await toldMessages(db, site, elsewhere);
  }
  throw new Error('messages moved on while their receipts were taken in');
}

function movesOf(receipts: Receipt[], messages: Map<string, ToldMessage>): StatusMove[] {
  return [...Map.groupBy(receipts, ({ deliveryId }) => deliveryId)].flatMap(([id, some]): StatusMove[] => {
    const before = messages.get(id)?.status;
    if (!before) return [];
    const after = some.reduce((status, { kind }) => statusAfter(status, kind), before);
    if (after === before) return [];
    const why = after === 'failed' ? some.find(({ kind }) => kind === 'bounced' || kind === 'failed') : undefined;
    const reason = why && (why.kind === 'bounced' ? 'bounced' : 'refused');
    return [{ id, before, after, reason: reason ?? null, answer: why?.reason?.slice(0, ANSWER_LENGTH) ?? null }];
  });
}

function suppressionOf({ kind, permanent }: Receipt): SuppressionReason | undefined {
  if (kind === 'complained' || kind === 'unsubscribed') return kind;
  return kind === 'bounced' && permanent ? 'bounced' : undefined;
}

async function suppress(env: Env, site: string, receipt: Receipt, { channel, recipient }: ToldMessage): Promise<void> {
  const reason = suppressionOf(receipt);
  if (!reason || recipient === null) return;
  const address = await addressStub(env, site, channel, recipient);
  await address.suppress(reason, receipt.at);
}

interface Told {
  receipt: Receipt;
  message: ToldMessage;
}

/** Whoever has the history of the message's customer by now is told; who was erased stays erased. */
async function tellCustomers(env: Env, site: Site, told: Told[], now: number): Promise<boolean> {
  const customers = [...new Set(told.map(({ message }) => message.customer))];
  const names = new Map(await Promise.all(customers.map(async (id) => [id, await nameOf(env, site, id)] as const)));
  const events = await Promise.all(
    told.map(({ receipt, message }) => {
      const who = names.get(message.customer);
      return who ? receiptEvent(receipt, message, who) : undefined;
    }),
  );
  const known = events.filter((event): event is TrackEvent => event !== undefined);
  if (known.length === 0) return true;
  const { results } = await takeBatch(env, { site, speaks: 'secret', edge: {}, receivedAt: now }, known);
  return results.every(({ status }) => status !== 'retry' && status !== 'limited');
}

async function nameOf(env: Env, site: Site, customer: string): Promise<Named | undefined> {
  const view = await findCustomer(env, site, customer);
  return view && namedBy(view.customer);
}

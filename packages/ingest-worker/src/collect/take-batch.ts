import { waitUntil } from 'cloudflare:workers';
import { type Action, type BatchAnswer, EVENT_CODES, type EventResult } from '@footfall/contract';
import type { OrderKeys, SurveyInvitation, TakenEvent } from '@footfall/engine';
import type { TakeAnswer } from '../customers/customer-object.ts';
import { customerStub } from '../customers/customer-stub.ts';
import { type Env, siteDb } from '../env.ts';
import { invitationAction } from '../surveys/invitation-action.ts';
import { keepRefused, type Refused } from './bad-events.ts';
import { settledRows } from './claim-rows.ts';
import { isOrder, judgeEvent } from './judge-event.ts';
import { mayMakeCustomers } from './new-customer-ceiling.ts';
import { nameText, objectName } from './object-name.ts';
import { orderKeys } from './order-keys.ts';
import { foreseeOrder, type OrderVerdict, settleOrder } from './settle-order.ts';
import type { Speaker } from './speaker.ts';
import { markApplied } from './store.ts';

/** One call hands an object at most this much. */
const MAX_CALL_BYTES = 100_000;

/** An event that is on its way to its customer. */
interface Routed {
  index: number;
  taken: TakenEvent;
  bytes: number;
}

type Outcome = Omit<EventResult, 'index' | 'messageId'>;
const busy: Outcome = { status: 'retry', code: 'busy', message: EVENT_CODES.busy };

/**
 * Takes in events: each is judged, claimed where it may happen once per site, applied at its customer and answered by
 * itself. What is not durable by the end is told to come again.
 */
export async function takeBatch(
  env: Env,
  speaker: Speaker,
  events: unknown[],
  shared?: Record<string, unknown>,
): Promise<BatchAnswer> {
  const results: EventResult[] = [];
  const refused: Refused[] = [];
  const routes = new Map<string, Routed[]>();
  const settled = await settledImportRows(env, speaker);
  // Judging asks nobody but waits for hashes: all at once they cost one wait.
  const verdicts = await Promise.all(
    events.map((raw, index) => judgeEvent(env, speaker, raw, shared, importKey(speaker, index))),
  );
  for (const [index, judged] of verdicts.entries()) {
    if (settled.has(index)) {
      results[index] = { index, messageId: importKey(speaker, index) ?? null, status: 'duplicate' };
      continue;
    }
    if ('status' in judged) {
      results[index] = { index, messageId: judged.messageId, status: judged.status, ...judged.refusal };
      if (judged.status === 'invalid') refused.push({ raw: events[index], ...judged.refusal });
      continue;
    }
    const { taken } = judged;
    const name = nameText(speaker.site.id, objectName(taken.event, taken.trusted));
    const order = await orderVerdict(env, speaker, taken, name);
    const { messageId } = taken.event;
    results[index] = { index, messageId, ...(order && 'answer' in order ? answerTo(order.answer) : busy) };
    if (order && 'answer' in order) continue;
    if (order) taken.order = { telling: order.apply, keys: order.keys };
    const routed = { index, taken, bytes: JSON.stringify(taken.event).length };
    routes.set(name, [...(routes.get(name) ?? []), routed]);
  }

  const kept = speaker.dry
    ? undefined
    : keepRefused(env, speaker.site.id, refused, speaker.speaks === 'secret', speaker.receivedAt);
  const mayCreate = speaker.speaks === 'secret' || (await mayMakeCustomers(env, speaker.site, speaker.receivedAt));
  const actions: Action[][] = await Promise.all(
    [...routes].map(([name, routed]) => applyAll(env, speaker, name, routed, mayCreate, results)),
  );
  await kept;
  return { results, actions: actions.flat() };
}

async function settledImportRows(env: Env, { site, import: rows, receivedAt, dry }: Speaker): Promise<Set<number>> {
  return rows && !dry ? settledRows(env, site.id, rows, receivedAt) : new Set();
}

/** The key of an imported row that brought none: its import and its number. */
function importKey({ import: rows }: Speaker, index: number): string | undefined {
  const row = rows?.rows[index];
  return row === undefined ? undefined : `import:${rows?.id}:${row}`;
}

/** Hands one customer their events, call by call in their order, and notes what became of each. */
async function applyAll(
  env: Env,
  speaker: Speaker,
  name: string,
  routed: Routed[],
  mayCreate: boolean,
  results: EventResult[],
): Promise<Action[]> {
  const invitations: SurveyInvitation[] = [];
  for (const call of cutCalls(routed)) {
    const answer = await take(env, speaker, name, call, mayCreate);
    if (!answer) break; // What comes after it must not overtake it.
    noteOrders(env, speaker, call);
    for (const [place, { index, taken }] of call.entries()) {
      const { status, code } = answer.results[place] ?? busy;
      const said = code ? { code, message: EVENT_CODES[code] } : {};
      results[index] = { index, messageId: taken.event.messageId, status, ...said };
    }
    invitations.push(...answer.invitations);
  }
  if (speaker.dry) return [];
  return Promise.all(invitations.map((invitation) => invitationAction(env, name, invitation, speaker.receivedAt)));
}

/** Behind the answer: should it be lost, the customer knows the order for 7 days all the same. */
function noteOrders(env: Env, { site, receivedAt, dry }: Speaker, call: Routed[]): void {
  const orders = call.flatMap(({ taken: { order, event } }) =>
    order && event.type === 'track' ? [String(event.properties?.order_id)] : [],
  );
  if (dry || orders.length === 0) return;
  waitUntil(
    markApplied(siteDb(env, site.id), site.id, orders, receivedAt).catch((error: unknown) =>
      console.error(JSON.stringify({ unit: 'note-orders', error: String(error) })),
    ),
  );
}

/** Orders alone have one; a claim that could not be made is no claim. */
async function orderVerdict(
  env: Env,
  { site, receivedAt, dry }: Speaker,
  { event, trusted }: TakenEvent,
  owner: string,
): Promise<(OrderVerdict & { keys: OrderKeys }) | undefined> {
  if (!isOrder(event) || (!trusted && site.orders === 'server')) return undefined;
  const orderId = String(event.properties?.order_id);
  const keys = await orderKeys(orderId);
  const told = {
    site: site.id,
    orderId,
    owner,
    keys,
    teller: trusted ? 'server' : 'browser',
    now: receivedAt,
  } as const;
  try {
    const verdict = await (dry ? foreseeOrder(env, told) : settleOrder(env, told));
    return { ...verdict, keys };
  } catch (error) {
    console.error(JSON.stringify({ unit: 'settle-order', error: String(error) }));
    return { answer: 'retry', keys };
  }
}

const answerTo = (answer: 'duplicate' | 'retry'): Outcome => (answer === 'retry' ? busy : { status: 'duplicate' });

/** Events of one customer cut into calls of at most 100 KB, in their order. */
function cutCalls(routed: Routed[]): Routed[][] {
  const cut: Routed[][] = [[]];
  let bytes = 0;
  for (const one of routed) {
    if (bytes > 0 && bytes + one.bytes > MAX_CALL_BYTES) {
      cut.push([]);
      bytes = 0;
    }
    cut.at(-1)?.push(one);
    bytes += one.bytes;
  }
  return cut;
}

async function take(
  env: Env,
  { site, receivedAt: now, dry }: Speaker,
  name: string,
  call: Routed[],
  mayCreate: boolean,
): Promise<TakeAnswer | undefined> {
  const events = call.map(({ taken }) => taken);
  try {
    const { rulesVersion } = site;
    const stub = customerStub(env, name, site.locationHint);
    return await stub.take({ v: 1, name, rulesVersion, now, events, mayCreate, ...(dry ? { dry } : {}) });
  } catch (error) {
    console.error(JSON.stringify({ unit: 'take', events: events.length, error: String(error) }));
    return undefined;
  }
}

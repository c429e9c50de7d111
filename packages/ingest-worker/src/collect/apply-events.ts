import { waitUntil } from 'cloudflare:workers';
import { type Action, EVENT_CODES } from '@footfall/contract';
import type { SurveyInvitation } from '@footfall/engine';
import type { TakeAnswer } from '../customers/customer-calls.ts';
import { customerStub } from '../customers/customer-stub.ts';
import { siteDb } from '../env.ts';
import { invitationAction } from '../surveys/invitation-action.ts';
import { receiverOf, userName } from './follow-merge.ts';
import { isOrder } from './judge-event.ts';
import { orderVerdict } from './order-verdict.ts';
import { busy, type Routed, type Run } from './routed.ts';
import { markApplied } from './store.ts';

/** One call hands an object at most this much. */
const MAX_CALL_BYTES = 100_000;

export interface Applied {
  actions: Action[];
  /** A call died: what comes after these events must not overtake them. */
  died: boolean;
}

/** Hands one object its events, in their order, and notes what became of each; where they go on, it follows. */
export async function applyEvents(run: Run, name: string, routed: Routed[]): Promise<Applied> {
  const invitations: SurveyInvitation[] = [];
  let died = false;
  try {
    // An order is claimed for whoever will have it.
    const { locationHint } = run.speaker.site;
    const orders = routed.some(({ taken }) => isOrder(taken.event));
    const to = orders ? await receiverOf(run.env, name, locationHint) : name;
    await applyTo(run, to, routed, { name, invitations });
  } catch (error) {
    died = true;
    console.error(JSON.stringify({ unit: 'take', events: routed.length, error: String(error) }));
  }
  const { env, speaker } = run;
  if (speaker.dry) return { actions: [], died };
  // Made of the name they were told under: a browser learns nothing of the user its device belongs to.
  const actions = invitations.map((invitation) => invitationAction(env, name, invitation, speaker.receivedAt));
  return { actions: await Promise.all(actions), died };
}

/** Throws where a call died; what was not answered until then is to come again. */
async function applyTo(
  run: Run,
  to: string,
  routed: Routed[],
  told: { name: string; invitations: SurveyInvitation[] },
): Promise<void> {
  let left = await settleOrders(run, to, routed);
  for (const call of cutCalls(left)) {
    const answer = await take(run, to, call, to === told.name);
    if (answer.forwardTo !== undefined) return applyTo(run, userName(to, answer.forwardTo), left, told);
    left = left.slice(call.length);
    const isIn = (place: number) => ['accepted', 'duplicate'].includes(answer.results[place]?.status ?? '');
    noteOrders(
      run,
      call.filter((_routed, place) => isIn(place)),
    );
    for (const [place, { index, taken }] of call.entries()) {
      const { status, code } = answer.results[place] ?? busy;
      const said = code ? { code, message: EVENT_CODES[code] } : {};
      run.results[index] = { index, messageId: taken.event.messageId, status, ...said };
    }
    told.invitations.push(...answer.invitations);
  }
}

/** Claims the orders among these events; answers the events that are to be applied. */
async function settleOrders(run: Run, owner: string, routed: Routed[]): Promise<Routed[]> {
  const left: Routed[] = [];
  for (const one of routed) {
    const verdict = await orderVerdict(run, one.taken, owner);
    if (verdict && 'answer' in verdict) {
      const { index, taken } = one;
      const outcome = verdict.answer === 'retry' ? busy : { status: verdict.answer };
      run.results[index] = { index, messageId: taken.event.messageId, ...outcome };
      continue;
    }
    if (verdict) one.taken.order = { telling: verdict.apply, keys: verdict.keys };
    left.push(one);
  }
  return left;
}

/** Behind the answer: should it be lost, the customer knows the order for 7 days all the same. */
function noteOrders({ env, speaker: { site, receivedAt, dry } }: Run, call: Routed[]): void {
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

function take(run: Run, name: string, call: Routed[], isFirst: boolean): Promise<TakeAnswer> {
  const { site, receivedAt: now, speaks, dry } = run.speaker;
  const events = call.map(({ taken }) => taken);
  const { rulesVersion, locationHint } = site;
  // A user that a device belongs to is there; should they have been erased, no browser brings them back.
  const mayCreate = isFirst ? run.mayCreate : speaks === 'secret';
  const stub = customerStub(run.env, name, locationHint);
  return stub.take({ v: 1, name, rulesVersion, now, events, mayCreate, ...(dry ? { dry } : {}) });
}

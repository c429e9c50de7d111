import {
  type Action,
  type BatchAnswer,
  EVENT_CODES,
  type Event,
  type EventResult,
  KEY_MEMORY_DAYS,
  ORDER_COMPLETED,
} from '@footfall/contract';
import type { SurveyInvitation, TakenEvent } from '@footfall/engine';
import { sha256, toHex } from '../crypto/sha256.ts';
import type { TakeAnswer } from '../customers/customer-object.ts';
import { customerStub } from '../customers/customer-stub.ts';
import type { Env } from '../env.ts';
import type { Caller } from '../sites/authenticate.ts';
import { invitationAction } from '../surveys/invitation-action.ts';
import { solicitedAnswer } from '../surveys/solicited-answer.ts';
import { correctedTime, isLate } from './clock.ts';
import { madeKey } from './made-key.ts';
import { nameText, objectName } from './object-name.ts';
import { parseEvent } from './parse-event.ts';
import type { Batch } from './read-batch.ts';
import { settleOrder } from './settle-order.ts';

const KEY_HASH_BYTES = 8;
const KEY_MEMORY_MS = KEY_MEMORY_DAYS * 24 * 60 * 60_000;
/** One call hands an object at most this much. */
const MAX_CALL_BYTES = 100_000;

/** An event that is on its way to its customer. */
interface Routed {
  index: number;
  taken: TakenEvent;
  bytes: number;
}

/** Takes in a batch: each event is judged, routed, claimed where it may happen once, applied and answered by itself. */
export async function takeBatch(env: Env, caller: Caller, batch: Batch, receivedAt: number): Promise<BatchAnswer> {
  const results: EventResult[] = [];
  const routes = new Map<string, Routed[]>();
  for (const [index, raw] of batch.events.entries()) {
    const parsed = parseEvent(raw, await madeKey(raw), batch.context);
    if (!parsed.ok) {
      results[index] = { index, messageId: parsed.messageId, status: 'invalid', ...parsed.refusal };
      continue;
    }
    const { event } = parsed;
    const answered = (result: Omit<EventResult, 'index' | 'messageId'>) => {
      results[index] = { index, messageId: event.messageId, ...result };
    };
    const taken = await takenEvent(env, caller, event, batch.sentAt, receivedAt);
    const name = nameText(caller.site.id, objectName(event, taken.trusted));
    if (!taken.trusted && !isOrder(event) && receivedAt - taken.at > KEY_MEMORY_MS) {
      answered({ status: 'dropped', code: 'too_old', message: EVENT_CODES.too_old });
      continue;
    }
    if (isOrder(event) && (taken.trusted || caller.site.orders === 'any')) {
      const verdict = await settleOrderSafely(env, caller, event, taken, name);
      if ('answer' in verdict) {
        answered(verdict.answer === 'retry' ? busy : { status: 'duplicate' });
        continue;
      }
      taken.order = verdict.apply;
    }
    const routed = { index, taken, bytes: JSON.stringify(event).length };
    routes.set(name, [...(routes.get(name) ?? []), routed]);
    answered(busy);
  }

  const invitations: { invitation: SurveyInvitation; name: string }[] = [];
  await Promise.all(
    [...routes].map(async ([name, routed]) => {
      for (const call of calls(routed)) {
        const answer = await take(env, caller, name, call, receivedAt);
        if (!answer) continue;
        for (const [place, { index, taken }] of call.entries()) {
          const { status, code } = answer.results[place] ?? busy;
          const message = code ? { code, message: EVENT_CODES[code] } : {};
          results[index] = { index, messageId: taken.event.messageId, status, ...message };
        }
        invitations.push(...answer.invitations.map((invitation) => ({ invitation, name })));
      }
    }),
  );
  const actions: Action[] = await Promise.all(
    invitations.map(({ invitation, name }) => invitationAction(env, name, invitation, receivedAt)),
  );
  return { results, actions };
}

const busy = { status: 'retry', code: 'busy', message: EVENT_CODES.busy } as const;

function isOrder(event: Event): event is Event & { type: 'track' } {
  return event.type === 'track' && event.event === ORDER_COMPLETED;
}

async function takenEvent(
  env: Env,
  caller: Caller,
  event: Event,
  sentAt: string | undefined,
  receivedAt: number,
): Promise<TakenEvent> {
  const trusted = caller.speaks === 'secret';
  const at = correctedTime(event.timestamp, event.sentAt ?? sentAt, receivedAt);
  const solicited = await solicitedAnswer(env, caller.site.id, event, receivedAt);
  return {
    key: toHex((await sha256(event.messageId)).slice(0, KEY_HASH_BYTES)),
    event,
    at,
    receivedAt,
    trusted,
    late: isLate(at, receivedAt, trusted),
    historical: trusted && event.context?.historical === true,
    ...(solicited === undefined ? {} : { solicited }),
  };
}

/** A claim that could not be made is no claim: the event is told to come again. */
async function settleOrderSafely(
  env: Env,
  caller: Caller,
  event: Event & { type: 'track' },
  taken: TakenEvent,
  owner: string,
): ReturnType<typeof settleOrder> {
  try {
    return await settleOrder(env, {
      site: caller.site.id,
      orderId: String(event.properties?.order_id),
      owner,
      teller: taken.trusted ? 'server' : 'browser',
      now: taken.receivedAt,
    });
  } catch (error) {
    console.error(JSON.stringify({ unit: 'settle-order', error: String(error) }));
    return { answer: 'retry' };
  }
}

/** Events of one customer cut into calls of at most 100 KB, in their order. */
function calls(routed: Routed[]): Routed[][] {
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
  caller: Caller,
  name: string,
  call: Routed[],
  now: number,
): Promise<TakeAnswer | undefined> {
  const events = call.map(({ taken }) => taken);
  try {
    const { rulesVersion } = caller.site;
    return await customerStub(env, name).take({ v: 1, name, rulesVersion, now, events });
  } catch (error) {
    console.error(JSON.stringify({ unit: 'take', events: events.length, error: String(error) }));
    return undefined;
  }
}

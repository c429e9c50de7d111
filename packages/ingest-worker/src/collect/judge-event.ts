import { EVENT_CODES, type Event, type EventCode, KEY_MEMORY_DAYS, ORDER_COMPLETED } from '@footfall/contract';
import type { TakenEvent } from '@footfall/engine';
import type { Env } from '../env.ts';
import { solicitedAnswer } from '../surveys/solicited-answer.ts';
import { correctedTime, isLate } from './clock.ts';
import { enrich } from './enrich.ts';
import { keyHash } from './key-hash.ts';
import { madeKey } from './made-key.ts';
import { parseEvent, type Refusal } from './parse-event.ts';
import type { SharedContext } from './shared-context.ts';
import { isTrusted, type Speaker } from './speaker.ts';

const KEY_MEMORY_MS = KEY_MEMORY_DAYS * 24 * 60 * 60_000;

/** An event that may go to its customer, or the reason why it does not. */
export type Judged =
  | { taken: TakenEvent }
  | { status: 'invalid' | 'dropped'; messageId: string | null; refusal: Refusal };

/** Judges one raw event by itself: form, identity, consent, clock. Asks nobody. */
export async function judgeEvent(
  env: Env,
  speaker: Speaker,
  raw: unknown,
  shared: SharedContext,
  /** The key of an event that brings none. */
  key?: string,
): Promise<Judged> {
  const parsed = parseEvent(raw, key ?? (await madeKey(raw)), shared);
  if (!parsed.ok) return { status: 'invalid', messageId: parsed.messageId, refusal: parsed.refusal };
  const event = enrich(parsed.event, speaker.edge);
  const { site, receivedAt } = speaker;
  const trusted = isTrusted(speaker, event.userId);
  const drop = (code: EventCode): Judged => ({
    status: 'dropped',
    messageId: event.messageId,
    refusal: { code, message: EVENT_CODES[code] },
  });
  if (site.consent === 'required' && !trusted && event.context?.consent?.measure !== true)
    return drop('consent_required');

  const at = correctedTime(event.timestamp, event.sentAt ?? speaker.sentAt, speaker.cameAt ?? receivedAt);
  if (!trusted && !isOrder(event) && receivedAt - at > KEY_MEMORY_MS) return drop('too_old');
  const solicited = await solicitedAnswer(env, speaker, event);
  return {
    taken: {
      key: await keyHash('message', event.messageId),
      event,
      at,
      receivedAt,
      trusted,
      ...(trusted && speaker.speaks === 'write' ? { fromBrowser: true as const } : {}),
      late: isLate(at, receivedAt, trusted),
      historical: speaker.speaks === 'secret' && (speaker.historical || event.context?.historical) === true,
      ...solicited,
    },
  };
}

export function isOrder(event: Event): event is Event & { type: 'track' } {
  return event.type === 'track' && event.event === ORDER_COMPLETED;
}

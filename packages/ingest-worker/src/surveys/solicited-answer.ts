import { type Event, SURVEY_EVENTS } from '@footfall/contract';
import type { TakenEvent } from '@footfall/engine';
import { parseName } from '../collect/object-name.ts';
import type { Speaker } from '../collect/speaker.ts';
import { readToken } from '../crypto/signed-token.ts';
import type { Env } from '../env.ts';
import type { ResponseClaims } from './invitation-action.ts';

/** Whether somebody was asked, after which order, and by which campaign. */
export type Solicited = Pick<TakenEvent, 'solicited' | 'aboutOrder' | 'aboutCampaign'>;

const NO: Solicited = { solicited: false };

/**
 * For a survey event: whether this very person was asked. A response token proves it, where it was made for them and for
 * what they answer; the shop's own server is taken at its word. Nothing for any other event.
 */
export async function solicitedAnswer(env: Env, speaker: Speaker, event: Event): Promise<Solicited> {
  if (event.type !== 'track' || !SURVEY_EVENTS.some((name) => name === event.event)) return {};
  const { site, speaks, receivedAt } = speaker;
  const { survey_id, revision, response_id, response_token, order_id } = event.properties ?? {};
  if (speaks === 'secret') return yes(order_id);
  if (typeof response_token !== 'string') return NO;
  const claims = await readToken<ResponseClaims>(env.FOOTFALL_SECRET, 'response-token', response_token, receivedAt);
  if (!claims || claims.survey !== survey_id || claims.revision !== revision || claims.response !== response_id) {
    return NO;
  }
  const asked = parseName(claims.customer);
  const isThem = asked.site === site.id && asked.id === (asked.kind === 'a' ? event.anonymousId : event.userId);
  return isThem ? yes(claims.order, claims.campaign) : NO;
}

function yes(order: unknown, campaign?: string): Solicited {
  return {
    solicited: true,
    ...(typeof order === 'string' || typeof order === 'number' ? { aboutOrder: `${order}` } : {}),
    ...(campaign ? { aboutCampaign: campaign } : {}),
  };
}

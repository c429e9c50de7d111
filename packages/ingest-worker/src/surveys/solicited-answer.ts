import { type Event, SURVEY_ANSWERED, SURVEY_COMPLETED, SURVEY_DISMISSED, SURVEY_SHOWN } from '@footfall/contract';
import { parseName } from '../collect/object-name.ts';
import type { Speaker } from '../collect/speaker.ts';
import { readToken } from '../crypto/signed-token.ts';
import type { Env } from '../env.ts';
import type { ResponseClaims } from './invitation-action.ts';

const SURVEY_EVENTS: string[] = [SURVEY_SHOWN, SURVEY_ANSWERED, SURVEY_COMPLETED, SURVEY_DISMISSED];

/**
 * For a survey event: whether this very person was asked. A response token proves it, where it was made for them and for
 * what they answer; the shop's own server is taken at its word. Undefined for any other event.
 */
export async function solicitedAnswer(env: Env, speaker: Speaker, event: Event): Promise<boolean | undefined> {
  if (event.type !== 'track' || !SURVEY_EVENTS.includes(event.event)) return undefined;
  const { site, speaks, receivedAt } = speaker;
  if (speaks === 'secret') return true;
  const { survey_id, revision, response_id, response_token } = event.properties ?? {};
  if (typeof response_token !== 'string') return false;
  const claims = await readToken<ResponseClaims>(env.FOOTFALL_SECRET, 'response-token', response_token, receivedAt);
  if (!claims || claims.survey !== survey_id || claims.revision !== revision || claims.response !== response_id) {
    return false;
  }
  const asked = parseName(claims.customer);
  return asked.site === site.id && asked.id === (asked.kind === 'a' ? event.anonymousId : event.userId);
}

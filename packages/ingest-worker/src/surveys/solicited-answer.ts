import { type Event, SURVEY_ANSWERED, SURVEY_COMPLETED, SURVEY_DISMISSED, SURVEY_SHOWN } from '@footfall/contract';
import { readToken } from '../crypto/signed-token.ts';
import type { Env } from '../env.ts';
import type { ResponseClaims } from './invitation-action.ts';

const SURVEY_EVENTS: string[] = [SURVEY_SHOWN, SURVEY_ANSWERED, SURVEY_COMPLETED, SURVEY_DISMISSED];

/** For a survey event: whether its response token proves that we showed it. Undefined for any other event. */
export async function solicitedAnswer(env: Env, site: string, event: Event, now: number): Promise<boolean | undefined> {
  if (event.type !== 'track' || !SURVEY_EVENTS.includes(event.event)) return undefined;
  const { survey_id, revision, response_id, response_token } = event.properties ?? {};
  if (typeof response_token !== 'string') return false;
  const claims = await readToken<ResponseClaims>(env.FOOTFALL_SECRET, 'response-token', response_token, now);
  if (!claims) return false;
  const ofThisSite = (JSON.parse(claims.customer) as string[])[0] === site;
  return ofThisSite && claims.survey === survey_id && claims.revision === revision && claims.response === response_id;
}

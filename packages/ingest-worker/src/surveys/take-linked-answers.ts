import type { BatchAnswer, LinkedAnswers } from '@footfall/contract';
import type { EdgeFacts } from '../collect/edge.ts';
import { parseName } from '../collect/object-name.ts';
import type { Speaker } from '../collect/speaker.ts';
import { takeBatch } from '../collect/take-batch.ts';
import type { Env } from '../env.ts';
import type { Site } from '../sites/site.ts';
import { responseClaims } from './response-claims.ts';

/**
 * Takes in what was told of one response on a page that a link led to. Whose it is, of which survey and revision, is what
 * the token says, whatever the page says. Throws 403 where the token is not ours, is of another survey, or has run out.
 */
export async function takeLinkedAnswers(
  env: Env,
  site: Site,
  survey: string,
  { response_token: token, events }: Omit<LinkedAnswers, 'writeKey'>,
  edge: EdgeFacts,
): Promise<BatchAnswer> {
  const receivedAt = Date.now();
  const { customer, response, revision } = await responseClaims(env, site, survey, token, receivedAt);
  const { kind, id } = parseName(customer);
  // Vouched for as the user they are, for these events alone.
  const speaker: Speaker = {
    site,
    speaks: 'write',
    edge,
    receivedAt,
    ...(kind === 'u' ? { user: { userId: id } } : {}),
  };
  const who = kind === 'a' ? { anonymousId: id } : { userId: id };
  const moment = { survey_id: survey, revision, response_id: response, response_token: token };
  const told = events.map(({ event, messageId, properties }) => ({
    type: 'track',
    event,
    // No key of anything else can be taken.
    messageId: messageId.startsWith(`${response}:`) ? messageId : `${response}:${messageId}`,
    ...who,
    properties: { ...properties, ...moment },
  }));
  return takeBatch(env, speaker, told);
}

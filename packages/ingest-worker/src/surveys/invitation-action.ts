import type { ShowSurveyAction } from '@footfall/contract';
import { orderOf, type SurveyInvitation } from '@footfall/engine';
import { toBase64Url } from '../crypto/base64url.ts';
import { sha256 } from '../crypto/sha256.ts';
import { signToken } from '../crypto/signed-token.ts';
import type { Env } from '../env.ts';

/** A survey stays open in a browser tab for a while; an answer after this is kept as unsolicited. */
export const TOKEN_LIFE_SECONDS = 30 * 24 * 60 * 60;
const RESPONSE_ID_BYTES = 16;

/** What a response token vouches for. */
export interface ResponseClaims {
  survey: string;
  revision: number;
  response: string;
  /** Name of the customer's object it was shown to. */
  customer: string;
  /** Number of the order it is shown after: results take its value from the ledger, never from the browser. */
  order?: string;
  /** Id of the campaign that asks. */
  campaign?: string;
  /** Epoch seconds. */
  exp: number;
}

/** Turns the engine's decision into what the browser is told. The same occasion gives the same response id. */
export async function invitationAction(
  env: Env,
  customer: string,
  invitation: SurveyInvitation,
  now: number,
): Promise<ShowSurveyAction> {
  const { survey, revision, occasion, leftOut, campaign, wait, cancel } = invitation;
  const seed = await sha256(JSON.stringify([env.FOOTFALL_SECRET, customer, survey, occasion]));
  const responseId = toBase64Url(seed.slice(0, RESPONSE_ID_BYTES));
  const exp = Math.floor(now / 1000) + TOKEN_LIFE_SECONDS;
  const order = orderOf(occasion);
  const claims: ResponseClaims = {
    survey,
    revision,
    response: responseId,
    customer,
    ...(order ? { order } : {}),
    ...(campaign ? { campaign } : {}),
    exp,
  };
  const responseToken = await signToken(env.FOOTFALL_SECRET, 'response-token', claims);
  return {
    type: 'survey.show',
    survey,
    revision,
    ...(leftOut ? { leftOut } : {}),
    responseId,
    responseToken,
    ...(wait ? { wait } : {}),
    ...(cancel ? { cancel } : {}),
  };
}

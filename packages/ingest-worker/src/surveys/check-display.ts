import type { SurveyCheckRequest } from '@footfall/contract';
import { receiverOf } from '../collect/follow-merge.ts';
import { parseName } from '../collect/object-name.ts';
import { readToken } from '../crypto/signed-token.ts';
import { customerStub } from '../customers/customer-stub.ts';
import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../sites/site.ts';
import type { ResponseClaims } from './invitation-action.ts';

/**
 * Whether a survey that was waited with may be shown now. Asks the customer it was meant for, whom the token names, so
 * that nobody learns of anybody else. Throws 403 where the token is not ours, or is of another survey.
 */
export async function checkDisplay(
  env: Env,
  site: Site,
  survey: string,
  { response_token: token, page }: Omit<SurveyCheckRequest, 'writeKey'>,
  now: number,
): Promise<boolean> {
  const claims = await readToken<ResponseClaims>(env.FOOTFALL_SECRET, 'response-token', token, now);
  if (!claims || claims.survey !== survey || parseName(claims.customer).site !== site.id) {
    throw new Problem(403, 'response_token_wrong', 'This response token is not of this survey, or has run out.');
  }
  const customer = customerStub(env, await receiverOf(env, claims.customer));
  return customer.mayShow({ survey, revision: claims.revision, ...(page ? { page } : {}) }, site.rulesVersion);
}

import type { SurveyCheckRequest } from '@footfall/contract';
import { receiverOf } from '../collect/follow-merge.ts';
import { customerStub } from '../customers/customer-stub.ts';
import type { Env } from '../env.ts';
import type { Site } from '../sites/site.ts';
import { responseClaims } from './response-claims.ts';

/**
 * Whether a survey that was waited with may be shown now. Asks the customer it was meant for, whom the token names, so
 * that nobody learns of anybody else.
 */
export async function checkDisplay(
  env: Env,
  site: Site,
  survey: string,
  { response_token: token, page }: Omit<SurveyCheckRequest, 'writeKey'>,
  now: number,
): Promise<boolean> {
  const { customer: name, revision } = await responseClaims(env, site, survey, token, now);
  const customer = customerStub(env, await receiverOf(env, name));
  return customer.mayShow({ survey, revision, ...(page ? { page } : {}) }, site.rulesVersion);
}

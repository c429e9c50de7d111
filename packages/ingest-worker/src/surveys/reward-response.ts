import type { SurveyReward, SurveyRewardRequest } from '@footfall/contract';
import { issueFrom } from '../coupons/issue-coupons.ts';
import { findPool } from '../coupons/pool-store.ts';
import { findCoupon } from '../coupons/store.ts';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../sites/site.ts';
import { responseClaims } from './response-claims.ts';
import { completedBy } from './response-store.ts';
import { findDraft } from './store.ts';

/**
 * The coupon of one response, the same however often it is asked for; undefined while the ledger does not know yet that
 * it was finished. Throws 403 without proof, 404 where there is none to earn, or none left.
 */
export async function rewardResponse(
  env: Env,
  site: Site,
  survey: string,
  { response_id: response, response_token: token }: Omit<SurveyRewardRequest, 'writeKey'>,
  now: number,
): Promise<SurveyReward | undefined> {
  const claims = await responseClaims(env, site, survey, token, now);
  const db = siteDb(env, site.id);
  const { published } = (await findDraft(db, site.id, survey)) ?? {};
  const pool = published?.reward && (await findPool(db, site.id, published.reward.pool));
  if (!pool || claims.response !== response) throw noReward();
  const customer = await completedBy(db, site.id, survey, response);
  if (customer === undefined) return undefined;
  const key = { pool: pool.id, customer, campaign: `survey:${survey}`, entity: response };
  const code = await issueFrom(env, site.id, pool, key, now);
  if (code === undefined) throw noReward();
  const { expiresAt = null } = (await findCoupon(db, site.id, code)) ?? {};
  return { code, ...(expiresAt === null ? {} : { expiresAt: new Date(expiresAt).toISOString() }) };
}

const noReward = () => new Problem(404, 'reward_unknown', 'This response has earned no coupon, or there is none left.');

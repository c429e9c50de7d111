import { parseName } from '../collect/object-name.ts';
import { readToken } from '../crypto/signed-token.ts';
import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Site } from '../sites/site.ts';
import type { ResponseClaims } from './invitation-action.ts';

/** What a response token vouches for. Throws 403 where it is not ours, is of another survey, or has run out. */
export async function responseClaims(
  env: Env,
  site: Site,
  survey: string,
  token: string,
  now: number,
): Promise<ResponseClaims> {
  const claims = await readToken<ResponseClaims>(env.FOOTFALL_SECRET, 'response-token', token, now);
  if (!claims || claims.survey !== survey || parseName(claims.customer).site !== site.id) {
    throw new Problem(403, 'response_token_wrong', 'This response token is not of this survey, or has run out.');
  }
  return claims;
}

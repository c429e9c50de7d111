import { idSchema } from '@footfall/contract/schema';
import { errors, jwtVerify } from 'jose';
import { unseal } from '../crypto/seal.ts';
import { type Env, siteDb } from '../env.ts';
import { sealedIdentitySecrets } from './store.ts';

const MAX_LIFE_SECONDS = 24 * 60 * 60;
const CLOCK_TOLERANCE_SECONDS = 60;
const CACHE_MS = 10_000;

/** Who a token of the shop's own server vouches for. */
export interface VouchedUser {
  /** Read as an event's is: many shops count their users, and sign the number. */
  userId: string;
}

export type TokenVerdict = { user: VouchedUser } | { refused: 'token_expired' | 'token_invalid' };

const cache = new Map<string, { secrets: Uint8Array[]; readAt: number }>();

/**
 * Verifies an identity token: JWT HS256 signed with one of the site's `ik_…` secrets, for this site, living at most a
 * day. Two secrets may live at a time, so that one can be replaced without a gap.
 */
export async function verifyIdentityToken(env: Env, site: string, token: string, now: number): Promise<TokenVerdict> {
  let expired = false;
  for (const secret of await identitySecrets(env, site, now)) {
    try {
      const { payload } = await jwtVerify(token, secret, {
        algorithms: ['HS256'],
        audience: site,
        requiredClaims: ['sub', 'iat', 'exp'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(now),
      });
      const { sub, iat = 0, exp = Number.POSITIVE_INFINITY } = payload;
      const userId = idSchema.safeParse(sub);
      // A clock that counts milliseconds would make a token that never ends.
      const isFromLater = iat > now / 1000 + CLOCK_TOLERANCE_SECONDS;
      if (!userId.success || isFromLater || exp - iat > MAX_LIFE_SECONDS) return { refused: 'token_invalid' };
      return { user: { userId: userId.data } };
    } catch (error) {
      expired ||= error instanceof errors.JWTExpired;
    }
  }
  return { refused: expired ? 'token_expired' : 'token_invalid' };
}

async function identitySecrets(env: Env, site: string, now: number): Promise<Uint8Array[]> {
  const cached = cache.get(site);
  const maxAgeMs = env.SITE_CACHE_SECONDS === undefined ? CACHE_MS : Number(env.SITE_CACHE_SECONDS) * 1000;
  if (cached && now - cached.readAt < maxAgeMs) return cached.secrets;
  const sealed = await sealedIdentitySecrets(siteDb(env, site), site);
  const secrets = await Promise.all(
    sealed.map(async (key) => new TextEncoder().encode(await unseal(env.FOOTFALL_SECRET, `key/${key.id}`, key.sealed))),
  );
  cache.set(site, { secrets, readAt: now });
  return secrets;
}

import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import type { Site } from './site.ts';
import { holderOf } from './site-cache.ts';

/** Who speaks. Only `secret` is trusted by itself. */
export interface Caller {
  site: Site;
  speaks: 'write' | 'secret';
}

/** The key of an `Authorization` header: Bearer, or Basic with the key as user name, as Segment clients send it. */
export function keyFromHeader(header: string | undefined): string | undefined {
  const [scheme = '', value = ''] = (header ?? '').split(' ');
  if (scheme.toLowerCase() === 'bearer') return value || undefined;
  if (scheme.toLowerCase() !== 'basic') return undefined;
  try {
    return atob(value).split(':')[0] || undefined;
  } catch {
    return undefined;
  }
}

/** The caller behind a key. Throws 401 where there is none. */
export async function authenticate(env: Env, key: string | undefined): Promise<Caller> {
  if (!key) {
    throw new Problem(
      401,
      'key_missing',
      'Say which site this is for: a write key in the body (writeKey), as ?writeKey= or as Basic user name, or a secret key as Bearer token.',
    );
  }
  const holder = await holderOf(env, key);
  if (!holder) throw new Problem(401, 'key_unknown', 'This key is unknown or was revoked. Check it in the console.');
  return { site: holder.site, speaks: holder.kind };
}

/** The caller behind a secret key. Throws 401 without one, 403 for a write key: it adds events and reads nothing. */
export async function authenticateSecret(env: Env, header: string | undefined): Promise<Site> {
  const caller = await authenticate(env, keyFromHeader(header));
  if (caller.speaks !== 'secret') {
    throw new Problem(
      403,
      'secret_key_needed',
      'A write key is public: it adds events and reads nothing. Use a secret key (sk_…) from your server.',
    );
  }
  return caller.site;
}

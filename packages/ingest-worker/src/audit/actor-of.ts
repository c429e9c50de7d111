import type { Context } from 'hono';
import type { Env } from '../env.ts';
import { keyFromHeader } from '../sites/authenticate.ts';
import { holderOf } from '../sites/site-cache.ts';

/** Who asks, for the audit: the id of their secret key, or the console. To be asked once they were let in. */
export async function actorOf(context: Context<{ Bindings: Env }>): Promise<string> {
  const key = keyFromHeader(context.req.header('authorization'));
  const holder = key && (await holderOf(context.env, key));
  return holder ? `key ${holder.keyId}` : 'console';
}

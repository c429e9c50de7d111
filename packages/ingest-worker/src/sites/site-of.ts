import type { Context } from 'hono';
import { consoleSite } from '../console/session.ts';
import type { Env } from '../env.ts';
import { authenticateSecret } from './authenticate.ts';
import type { Site } from './site.ts';

/** The site a management request is for: by its secret key, or by the console's session. */
export async function siteOf(context: Context<{ Bindings: Env }>): Promise<Site> {
  const header = context.req.header('authorization');
  if (header) return authenticateSecret(context.env, header);
  return (await consoleSite(context)) ?? authenticateSecret(context.env, undefined);
}

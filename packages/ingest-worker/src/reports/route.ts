import { Hono } from 'hono';
import { sha256Hex } from '../crypto/sha256.ts';
import type { Env } from '../env.ts';
import { Problem } from '../problem.ts';
import { keyFromHeader } from '../sites/authenticate.ts';
import { metricsText } from './metrics-text.ts';
import { readings } from './store.ts';

/** HTTP in: what can be read of the whole. */
export const reports = new Hono<{ Bindings: Env }>();

reports.get('/metrics', async (context) => {
  await requireReader(context.env, context.req.header('authorization'));
  return context.text(metricsText(await readings(context.env.DB, Date.now())), 200, {
    'content-type': 'text/plain; version=0.0.4; charset=utf-8',
    'cache-control': 'no-store',
  });
});

/** On a laptop everybody; elsewhere whoever has the token. Hashes of equal length are compared. */
async function requireReader(env: Env, header: string | undefined): Promise<void> {
  if (env.OPEN_METRICS === 'true') return;
  const [given, token] = [keyFromHeader(header), env.METRICS_TOKEN];
  const right = token && given && (await sha256Hex(given)) === (await sha256Hex(token));
  if (!right)
    throw new Problem(401, 'metrics_token_needed', 'This needs the deployment’s metrics token as Bearer token.');
}

import { unseal } from '../crypto/seal.ts';
import type { Env } from '../env.ts';
import { refuseReceiver } from './receiver-url.ts';
import { nextAttemptAt } from './retry-schedule.ts';
import { signedHeaders } from './sign-webhook.ts';
import type { AttemptOutcome, Claimed } from './store.ts';

const TIMEOUT_MS = 15_000;

/** Calls a receiver once. Never throws: whatever happens is an outcome. Only 2xx is success; a redirect is not. */
export async function attempt(env: Env, delivery: Claimed): Promise<AttemptOutcome> {
  const refusal = refuseReceiver(delivery.url, env.ALLOW_LOOPBACK_RECEIVERS === 'true');
  if (refusal) return { id: delivery.id, status: 'failed', nextAttemptAt: null, answer: refusal };
  try {
    const secret = await unseal(env.FOOTFALL_SECRET, `webhook/${delivery.webhook}`, delivery.sealedSecret);
    const timestamp = Math.floor(Date.now() / 1000);
    const response = await fetch(delivery.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'Footfall-Webhooks/1.0',
        ...(await signedHeaders(secret, delivery.id, timestamp, delivery.body)),
      },
      body: delivery.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    await response.body?.cancel();
    if (response.ok)
      return { id: delivery.id, status: 'delivered', nextAttemptAt: null, answer: `HTTP ${response.status}` };
    return failed(delivery, `HTTP ${response.status}`);
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return failed(delivery, timedOut ? `no answer within ${TIMEOUT_MS / 1000} s` : 'the receiver could not be reached');
  }
}

function failed(delivery: Claimed, answer: string): AttemptOutcome {
  const next = nextAttemptAt(delivery.attempts, Date.now(), Math.random());
  return { id: delivery.id, status: next ? 'pending' : 'failed', nextAttemptAt: next ?? null, answer };
}

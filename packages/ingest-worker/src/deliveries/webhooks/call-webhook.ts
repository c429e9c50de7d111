import { unseal } from '../../crypto/seal.ts';
import type { Env } from '../../env.ts';
import { checkReceiver } from './check-receiver.ts';
import { type PartnerRequest, partnerRequest } from './partner-request.ts';
import { secretsPlace } from './secrets-place.ts';
import { signedHeaders } from './sign-webhook.ts';
import type { Receiver } from './store.ts';

const TIMEOUT_MS = 15_000;
/** As much of an answer as is kept for a person to look at. */
const MAX_RESPONSE_BYTES = 16_384;
const SECOND_MS = 1000;

/** How one call ended. */
export interface CallOutcome {
  ok: boolean;
  /** Such as `HTTP 200`, `no answer within 15 s`. */
  answer: string;
  status: number | null;
  /** The first 16 KB of what the receiver said. */
  response: string | null;
  /** What it asked for, milliseconds from now. */
  retryAfterMs: number | null;
  durationMs: number;
  at: number;
}

/** Calls a receiver once. Never throws: whatever happens is an outcome. Only 2xx is success; a redirect is not. */
export async function callWebhook(env: Env, receiver: Receiver, id: string, body: string): Promise<CallOutcome> {
  const at = Date.now();
  const outcome = (part: Partial<CallOutcome> & { answer: string }): CallOutcome => ({
    ok: false,
    status: null,
    response: null,
    retryAfterMs: null,
    at,
    ...part,
    durationMs: Date.now() - at,
  });
  try {
    const refusal = await checkReceiver(env, receiver.url);
    if (refusal) return outcome({ answer: refusal });
    const request = await requestOf(env, receiver, id, body, at);
    if ('leftOut' in request) return outcome({ ok: true, answer: `left out: ${request.leftOut}` });
    const response = await fetch(request.url, {
      method: 'POST',
      headers: { 'user-agent': 'Footfall-Webhooks/1.0', ...request.headers },
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const { status, ok } = response;
    const text = await firstBytes(response).catch(() => null);
    const retryAfterMs = retryAfter(response.headers.get('retry-after'), at);
    return outcome({ ok, status, answer: `HTTP ${status}`, response: text, retryAfterMs });
  } catch (error) {
    const { name } = error as Error;
    if (name === 'TimeoutError') return outcome({ answer: `no answer within ${TIMEOUT_MS / SECOND_MS} s` });
    if (name === 'TemplateFailed') return outcome({ answer: `the template failed: ${(error as Error).message}` });
    if (name === 'ResolverSilent') return outcome({ answer: 'the host’s name could not be looked up' });
    return outcome({ answer: 'the receiver could not be reached' });
  }
}

/** As Standard Webhooks has it, or in a partner's own words. */
async function requestOf(env: Env, receiver: Receiver, id: string, body: string, now: number): Promise<PartnerRequest> {
  const { url, request, sealedSecrets } = receiver;
  if (!request) {
    const signed = await signedHeaders(await secrets(env, receiver, now), id, Math.floor(now / SECOND_MS), body);
    return { url, headers: { 'content-type': 'application/json', ...signed }, body };
  }
  const known = sealedSecrets && (await unseal(env.FOOTFALL_SECRET, secretsPlace(receiver.id), sealedSecrets));
  try {
    return partnerRequest({ url, ...request }, body, known ? (JSON.parse(known) as Record<string, string>) : {});
  } catch (error) {
    throw new TemplateFailed((error as Error).message);
  }
}

class TemplateFailed extends Error {
  override readonly name = 'TemplateFailed';
}

async function secrets(env: Env, receiver: Receiver, now: number): Promise<string[]> {
  const { oldSealedSecret, oldUntil } = receiver;
  const former = oldSealedSecret && (oldUntil ?? 0) > now ? [oldSealedSecret] : [];
  return Promise.all(
    [receiver.sealedSecret, ...former].map((sealed) => unseal(env.FOOTFALL_SECRET, `webhook/${receiver.id}`, sealed)),
  );
}

async function firstBytes(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let left = MAX_RESPONSE_BYTES;
  while (reader && left > 0) {
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value.subarray(0, left), { stream: true });
    left -= value.byteLength;
  }
  await reader?.cancel();
  return text;
}

/** Seconds or an HTTP date (RFC 9110 §10.2.3), as milliseconds from `now`. */
function retryAfter(header: string | null, now: number): number | null {
  if (!header) return null;
  const ms = /^\d+$/.test(header.trim()) ? Number(header) * SECOND_MS : Date.parse(header) - now;
  return Number.isFinite(ms) && ms > 0 ? ms : null;
}

import type { BatchAnswer } from '@footfall/contract';
import type { Outcome } from './backoff.ts';

/** How long an answer may take; as long as this nobody else sends the same events. */
export const ANSWER_WAIT_MS = 10_000;

export interface Answered extends Outcome {
  answer?: BatchAnswer;
}

/**
 * One attempt. A string body makes the request `text/plain` and no header is set: no preflight that would die with
 * the page. A network failure is status 0, *unknown*: the server may have read all of it. So is an answer cut short.
 */
export async function post(url: string, body: string, keepalive: boolean): Promise<Answered> {
  let status = 0;
  try {
    const response = await fetch(url, { method: 'POST', body, keepalive, signal: AbortSignal.timeout(ANSWER_WAIT_MS) });
    status = response.status;
    const retryAfter = response.headers.get('retry-after');
    if (status !== 200) return { status, retryAfter };
    return { status, retryAfter, answer: await response.json() };
  } catch {
    return { status: status === 200 ? 0 : status };
  }
}

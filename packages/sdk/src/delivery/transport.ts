import type { BatchAnswer } from '@footfall/contract';

/** How long an answer may take; as long as this nobody else sends the same events. */
export const ANSWER_WAIT_MS = 10_000;

/** Status, 0 where no whole answer came; the header `Retry-After` as it came; what became of each event. */
export type Answered = [status: number, retryAfter?: string | null, answer?: BatchAnswer | undefined];

/**
 * One attempt. A string body makes the request `text/plain` and no header is set: no preflight that would die with
 * the page. A network failure is *unknown*, not *unsent*: the server may have read all of it. So is an answer cut short.
 */
export async function post(
  url: string,
  body: string,
  keepalive: boolean,
  credentials?: RequestCredentials,
): Promise<Answered> {
  try {
    const signal = AbortSignal.timeout(ANSWER_WAIT_MS);
    const response = await fetch(url, { method: 'POST', body, keepalive, credentials, signal } as RequestInit);
    return [
      response.status,
      response.headers.get('retry-after'),
      response.status === 200 ? await response.json() : undefined,
    ];
  } catch {
    return [0];
  }
}

import type { BatchAnswer } from '@footfall/contract';

/** How long an answer may take; as long as this nobody else sends the same events. */
export const ANSWER_WAIT_MS = 10_000;

export interface Answered {
  /** 0 where no whole answer came. */
  status: number;
  /** The header `Retry-After` as it came. */
  retryAfter?: string | null;
  answer?: BatchAnswer;
}

/**
 * One attempt. A string body makes the request `text/plain` and no header is set: no preflight that would die with
 * the page. A network failure is *unknown*, not *unsent*: the server may have read all of it. So is an answer cut short.
 */
export async function post(url: string, body: string, keepalive: boolean): Promise<Answered> {
  try {
    const response = await fetch(url, { method: 'POST', body, keepalive, signal: AbortSignal.timeout(ANSWER_WAIT_MS) });
    const { status, headers } = response;
    const answered: Answered = { status, retryAfter: headers.get('retry-after') };
    if (status === 200) answered.answer = await response.json();
    return answered;
  } catch {
    return { status: 0 };
  }
}

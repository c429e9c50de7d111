import type { SendOutcome } from './adapter.ts';

const TIMEOUT_MS = 20_000;
const SECOND_MS = 1000;

/** What a provider answered. */
export interface ProviderAnswer {
  status: number;
  headers: Headers;
  /** Parsed where it is JSON, else the text. */
  body: unknown;
}

/**
 * One request to a provider, and what its answer means. An answer that was lost leaves it unknown whether the provider
 * has the message; only a request that cannot have left is a refusal.
 */
export async function callProvider(
  request: Request,
  judge: (answer: ProviderAnswer) => SendOutcome,
): Promise<SendOutcome> {
  const answer = await answerOf(request);
  if (typeof answer === 'string') return { outcome: 'unknown', reason: answer };
  if (answer.status === 429 || answer.status === 503) return notNow(answer);
  // A gateway that gave up does not know what the provider behind it did.
  if (answer.status >= 500) return { outcome: 'unknown', reason: `HTTP ${answer.status}` };
  return judge(answer);
}

/** What came back, or why nothing did. */
export async function answerOf(request: Request): Promise<ProviderAnswer | string> {
  let response: Response;
  try {
    response = await fetch(request, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'manual' });
  } catch (error) {
    return (error as Error).name === 'TimeoutError' ? 'no answer in time' : 'the connection broke';
  }
  const text = await response.text().catch(() => undefined);
  // The status line came: 2xx took it, whatever became of the rest of the answer.
  return { status: response.status, headers: response.headers, body: parsed(text ?? '') };
}

function notNow({ status, headers }: ProviderAnswer): SendOutcome {
  const seconds = Number(headers.get('retry-after'));
  const wait = seconds > 0 ? { retryAfterMs: seconds * SECOND_MS } : {};
  return { outcome: 'refused', permanent: false, reason: `HTTP ${status}`, ...wait };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

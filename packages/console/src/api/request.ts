import type { ErrorAnswer } from '@footfall/contract';
import { ApiError } from './ApiError.ts';

/** A server that says nothing for this long counts as gone: the live view must notice a dead connection. */
const TIMEOUT_MS = 15_000;

/** No form and no other site can set this header without being asked first by the browser, so it proves that we speak. */
const CSRF_HEADER = { 'x-footfall-console': '1' };

interface Options {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  signal?: AbortSignal | undefined;
}

/** One call to the server that served this page. Throws only `ApiError`, or the caller's own abort. */
export async function request<Answer>(path: string, { method = 'GET', body, signal }: Options = {}): Promise<Answer> {
  const headers: Record<string, string> = { accept: 'application/json' };
  if (method !== 'GET') Object.assign(headers, CSRF_HEADER);
  if (body !== undefined) headers['content-type'] = 'application/json';
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers,
      credentials: 'same-origin',
      cache: 'no-store',
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (response.ok) return (response.status === 204 ? undefined : await response.json()) as Answer;
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new ApiError({ status: 0, error: 'unreachable', message: 'Footfall does not answer.' });
  }
  throw await refusal(response);
}

async function refusal(response: Response): Promise<ApiError> {
  const told = (await response.json().catch(() => null)) as Partial<ErrorAnswer> | null;
  const seconds = Number(response.headers.get('retry-after'));
  return new ApiError({
    status: response.status,
    error: told?.error ?? 'unexpected',
    message: told?.message ?? `The server answered ${response.status} without saying why.`,
    problems: told?.problems,
    retryAfterMs: seconds > 0 ? seconds * 1000 : undefined,
  });
}

import type { ConsoleSession } from '@footfall/contract';
import { ApiError } from '../api/ApiError.ts';
import { request } from '../api/request.ts';

const PATH = '/console/api/session';

/** Who is signed in; null is an answer, not a failure. */
export async function readSession(signal?: AbortSignal): Promise<ConsoleSession | null> {
  try {
    return await request<ConsoleSession>(PATH, { signal });
  } catch (error) {
    if (error instanceof ApiError && error.status === 401) return null;
    throw error;
  }
}

export interface Entry {
  password: string;
  /** Needed only where several sites are served. */
  site?: string;
}

export const signIn = (entry: Entry): Promise<ConsoleSession> =>
  request<ConsoleSession>(PATH, { method: 'POST', body: entry });

export const signOut = (): Promise<void> => request<void>(PATH, { method: 'DELETE' });

import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './ApiError.ts';

export const SESSION_KEY = ['session'];

/** Any 401 means that the session ran out: the sign-in page takes over, at the same address. */
export function noticeSignedOut(error: unknown): void {
  if (error instanceof ApiError && error.status === 401) queryClient.setQueryData(SESSION_KEY, null);
}

export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeSignedOut }),
  mutationCache: new MutationCache({ onError: noticeSignedOut }),
  defaultOptions: {
    queries: {
      // A refusal will be the same a second later; only silence is worth asking again.
      retry: (failures, error) => failures < 2 && error instanceof ApiError && error.status === 0,
      staleTime: 5_000,
      // navigator.onLine knows nothing of a server on this machine.
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

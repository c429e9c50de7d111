import { useQuery } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense } from 'react';
import { SESSION_KEY } from '../api/queryClient.ts';
import { Failure } from '../parts/Failure.tsx';
import { readSession } from './sessionApi.ts';
import { SessionContext } from './useSession.ts';

const SignIn = lazy(() => import('./SignIn.tsx').then((file) => ({ default: file.SignIn })));

/** The sign-in page, or what lies behind it. The address stays, so that a link survives the sign-in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const session = useQuery({
    queryKey: SESSION_KEY,
    queryFn: ({ signal }) => readSession(signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (session.data) return <SessionContext value={session.data}>{children}</SessionContext>;
  if (session.isPending) return null;
  if (session.isError) {
    return (
      <main style={{ maxWidth: '32rem', margin: '20vh auto', padding: '0 1rem' }}>
        <h1>Footfall</h1>
        <Failure error={session.error} what="the console" retry={() => session.refetch()} />
      </main>
    );
  }
  return (
    <Suspense>
      <SignIn />
    </Suspense>
  );
}

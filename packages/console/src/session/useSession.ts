import type { ConsoleSession } from '@footfall/contract';
import { createContext, useContext } from 'react';

export const SessionContext = createContext<ConsoleSession | null>(null);

/** The signed-in session. Only rooms behind the sign-in page may ask. */
export function useSession(): ConsoleSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession is for what lies behind the sign-in page');
  return session;
}

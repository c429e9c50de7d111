import type { Footfall } from '../footfall.ts';

/** Asked for again this long before it runs out. */
const AHEAD_MS = 60_000;

const expiryOf = (token: string): number => {
  try {
    const claims = token.split('.')[1]?.replaceAll('-', '+').replaceAll('_', '/') ?? '';
    return JSON.parse(atob(claims)).exp * 1000;
  } catch {
    return 0;
  }
};

/**
 * Keeps the identity token fresh: asks the shop for one now, and again when an event is told after it has run out, is
 * about to, or was refused, or somebody else has signed in. An empty answer is nobody's: it holds until somebody signs in.
 * No timer: a page nobody uses asks for nothing.
 */
export default function keepToken(footfall: Footfall, ask: () => Promise<string> | string): () => void {
  let expiry = 0;
  let isAsking = false;
  /** Null until the first event names one, or none. */
  let user: string | undefined | null = null;
  const refresh = async (): Promise<void> => {
    if (isAsking || expiry - AHEAD_MS > Date.now()) return;
    isAsking = true;
    const askedFor = user;
    const isOther = (): boolean => askedFor !== null && askedFor !== user;
    try {
      const token = await ask();
      // Asked on behalf of somebody who has left meanwhile.
      if (isOther()) return;
      expiry = token ? expiryOf(token) : Number.POSITIVE_INFINITY;
      footfall.token(token || undefined);
    } catch {
      // The next event asks again; without a token events are only claims, and are not lost.
    } finally {
      isAsking = false;
      if (isOther()) refresh();
    }
  };
  // Refused by the ingest: its clock, or a revoked secret, knows better than the token's own time.
  const stopHearing = footfall.on('answer', ({ token }) => {
    if (token) expiry = 0;
  });
  const stopUsing = footfall.use((event) => {
    // An alias names somebody without being them.
    if (event.type !== 'alias' && event.userId !== user) {
      if (user !== null || (event.userId && expiry === Number.POSITIVE_INFINITY)) expiry = 0;
      user = event.userId;
    }
    refresh();
    return event;
  });
  refresh();
  return () => {
    stopHearing();
    stopUsing();
  };
}

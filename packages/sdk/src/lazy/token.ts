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
 * about to, or was refused. No timer: a page nobody uses asks for nothing.
 */
export default function keepToken(footfall: Footfall, ask: () => Promise<string> | string): () => void {
  let expiry = 0;
  let isAsking = false;
  const refresh = async (): Promise<void> => {
    if (isAsking || expiry - AHEAD_MS > Date.now()) return;
    isAsking = true;
    try {
      const token = await ask();
      expiry = expiryOf(token);
      footfall.token(token);
    } catch {
      // The next event asks again; without a token events are only claims, and are not lost.
    } finally {
      isAsking = false;
    }
  };
  // Refused by the ingest: its clock, or a revoked secret, knows better than the token's own time.
  const stopHearing = footfall.on('answer', ({ token }) => {
    if (token) expiry = 0;
  });
  const stopUsing = footfall.use((event) => {
    refresh();
    return event;
  });
  refresh();
  return () => {
    stopHearing();
    stopUsing();
  };
}

/**
 * Puts a list in an order of chance that is the same for the same seed, so that a redrawn question keeps its order. What
 * is pinned stays where it was written. Fisher–Yates, every order equally likely: also the written one.
 */
export function shuffle<T extends { pinned?: boolean }>(list: readonly T[], seed: string): T[] {
  const random = generator(seed);
  const free = list.filter((one) => !one.pinned);
  for (let last = free.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [free[last], free[other]] = [free[other] as T, free[last] as T];
  }
  return list.map((one) => (one.pinned ? one : (free.shift() as T)));
}

/** Mulberry32 over an FNV-1a hash: 32 bits are plenty for a list one reads. Both are public domain. */
function generator(seed: string): () => number {
  let state = 2166136261;
  for (let at = 0; at < seed.length; at++) state = Math.imul(state ^ seed.charCodeAt(at), 16777619);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

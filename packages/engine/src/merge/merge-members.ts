type Members<T> = Record<string, T>;

/** The members of both; where both have one, what `merge` makes of the two. Names are anything a browser told. */
export function mergeMembers<T>(mine: Members<T>, theirs: Members<T>, merge: (mine: T, theirs: T) => T): Members<T> {
  const merged = new Map(Object.entries(mine));
  for (const [name, member] of Object.entries(theirs)) {
    const known = merged.get(name);
    merged.set(name, known === undefined ? member : merge(known, member));
  }
  return Object.fromEntries(merged);
}

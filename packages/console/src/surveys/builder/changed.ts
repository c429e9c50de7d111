/** The same with some members changed; one that becomes undefined is gone, for a definition has no empty members. */
export function changed<T extends object>(
  before: T,
  changes: { [member in T extends unknown ? keyof T : never]?: T[member & keyof T] | undefined },
): T {
  const members = Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(members) as T;
}

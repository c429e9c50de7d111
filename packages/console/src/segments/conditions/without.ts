/** The same without one optional member. */
export function without<Holder extends object, Key extends keyof Holder>(holder: Holder, key: Key): Omit<Holder, Key> {
  const { [key]: _gone, ...rest } = holder;
  return rest;
}

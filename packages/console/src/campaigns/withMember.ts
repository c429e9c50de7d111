/** The same with one optional member set; without it where the value is undefined. */
export function withMember<Holder extends object, Key extends keyof Holder>(
  holder: Holder,
  key: Key,
  value: Holder[Key] | undefined,
): Holder {
  const { [key]: _before, ...rest } = holder;
  return (value === undefined ? rest : { ...rest, [key]: value }) as Holder;
}

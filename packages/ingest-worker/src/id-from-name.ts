interface Form {
  /** Longest id, in characters. */
  most: number;
  /** Stands for a name that leaves nothing. */
  nameless: string;
}

/** An id made of a name that nothing else has: `Großkunden & VIPs` becomes `grosskunden-vips`. */
export function idFromName(name: string, taken: ReadonlySet<string>, { most, nameless }: Form): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base = cut(plain, most) || nameless;
  let id = base;
  for (let number = 2; taken.has(id); number += 1) {
    const end = `-${number}`;
    id = cut(base, most - end.length) + end;
  }
  return id;
}

function cut(text: string, length: number): string {
  return text.replace(/^-/, '').slice(0, length).replace(/-$/, '');
}

import { MAX_SEGMENT_ID_LENGTH } from '@footfall/contract';

/** An id made of a name that nothing else has: `Großkunden & VIPs` becomes `grosskunden-vips`. */
export function segmentId(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '-');
  const base = cut(plain, MAX_SEGMENT_ID_LENGTH) || 'segment';
  let id = base;
  for (let number = 2; taken.has(id); number += 1) {
    const end = `-${number}`;
    id = cut(base, MAX_SEGMENT_ID_LENGTH - end.length) + end;
  }
  return id;
}

function cut(text: string, length: number): string {
  return text.replace(/^-/, '').slice(0, length).replace(/-$/, '');
}

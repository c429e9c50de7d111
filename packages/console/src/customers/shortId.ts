const WHOLE = 14;
const HEAD = 8;

/** Enough of an id to tell two apart by eye. */
export function shortId(id: string): string {
  return id.length <= WHOLE ? id : `${id.slice(0, HEAD)}…`;
}

/** One body for the wire, and the records it is made of. */
export interface Batch {
  keys: string[];
  body: string;
  bytes: number;
}

const byteLength = (text: string): number => new TextEncoder().encode(text).length;

/**
 * Packs records from the front until `maxBytes`. A record is the event's JSON, a line feed, and the JSON without braces
 * of what it shares with others: ids and context. The first event's share travels once for the whole batch; an event
 * whose share differs carries its own, which has an id and the context's same members, and so hides every shared one.
 * Texts are joined, never parsed: cheap, and nothing a page does to `JSON` or `Array.prototype` can bend a stored event.
 */
export function pack(
  keys: string[],
  read: (key: string) => string | null | undefined,
  envelope: string,
  maxBytes: number,
): Batch | undefined {
  const taken: string[] = [];
  let events = '';
  let shared: string | undefined;
  let bytes = byteLength(envelope) + 32;
  for (const key of keys) {
    const [event, share] = (read(key) ?? '').split('\n') as [string, string?];
    if (!share) continue;
    shared ??= share;
    const text = share === shared ? event : `${event.slice(0, -1)},${share}}`;
    const added = byteLength(text + (events ? ',' : share));
    // A single event always goes, else it would never go.
    if (events && bytes + added > maxBytes) break;
    bytes += added;
    events += (events && ',') + text;
    taken.push(key);
  }
  return events ? { keys: taken, bytes, body: `{"batch":[${events}],${shared},${envelope}}` } : undefined;
}

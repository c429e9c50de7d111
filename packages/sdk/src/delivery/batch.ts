/** One body for the wire, and the records it is made of. */
export interface Batch {
  keys: string[];
  body: string;
  bytes: number;
}

const byteLength = (text: string): number => new Blob([text]).size;

/**
 * Packs records from the front until `maxBytes`. A record is the event's JSON, a line feed, its context's JSON. The
 * first event's context travels once for the whole batch; an event whose context differs carries its own, which has
 * the same members and so hides every shared one. Texts are joined, never parsed: cheap, and nothing a page does to
 * `JSON` or `Array.prototype` can bend a stored event. The ingest takes 500 events at once; `maxBytes` is reached before
 * that, as ids and times alone are more than 112 bytes an event.
 */
export function pack(
  keys: string[],
  read: (key: string) => string | null,
  envelope: string,
  maxBytes: number,
): Batch | undefined {
  const taken: string[] = [];
  let events = '';
  let shared: string | undefined;
  let bytes = byteLength(envelope) + 32;
  for (const key of keys) {
    const [event, context = '{}'] = (read(key) ?? '').split('\n');
    if (!event) continue;
    shared ??= context;
    const text = context === shared ? event : `${event.slice(0, -1)},"context":${context}}`;
    const added = byteLength(text) + 1 + (taken.length ? 0 : byteLength(context));
    // A single event always goes, else it would never go.
    if (taken.length && bytes + added > maxBytes) break;
    bytes += added;
    events += (taken.length ? ',' : '') + text;
    taken.push(key);
  }
  return taken.length
    ? { keys: taken, bytes, body: `{"batch":[${events}],"context":${shared},${envelope}}` }
    : undefined;
}

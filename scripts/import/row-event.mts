type Members = Record<string, unknown>;

/** Columns whose text is read as a number or a truth value where it is one; ids and names stay text. */
const TYPED = /^(properties|traits)\./;

/**
 * One line of a CSV as an event: columns `type`, `event`, `userId`, `anonymousId`, `timestamp`, `messageId`, `name`, and
 * dotted ones such as `properties.total` or `traits.email`. Empty cells are left out.
 */
export function eventFromCells(cells: Record<string, string>): Members {
  const event: Members = { type: 'track' };
  for (const [column, text] of Object.entries(cells)) {
    if (text === undefined || text.trim() === '') continue;
    place(event, column.trim().split('.'), TYPED.test(column) ? typed(text.trim()) : text.trim());
  }
  return event;
}

function place(target: Members, path: string[], value: unknown): void {
  const [member = '', ...rest] = path;
  if (rest.length === 0) {
    target[member] = value;
    return;
  }
  const inner = typeof target[member] === 'object' && target[member] !== null ? (target[member] as Members) : {};
  target[member] = inner;
  place(inner, rest, value);
}

/** `12.50` is a number; `007` and `+49…` are not, or a postcode and a phone number would be lost. */
function typed(text: string): unknown {
  if (/^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return Number(text);
  if (text === 'true' || text === 'false') return text === 'true';
  if (/^[[{]/.test(text)) {
    try {
      return JSON.parse(text);
    } catch {
      return text;
    }
  }
  return text;
}

export interface JsonToken {
  /** Where it begins. */
  at: number;
  kind: 'key' | 'string' | 'number' | 'word' | 'rest';
  text: string;
}

const TOKEN = /("(?:\\.|[^"\\])*")(\s*:)?|-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b|\b(?:true|false|null)\b/g;

/** Cuts JSON text into coloured pieces. Joined again they are the text, whatever it was. */
export function jsonTokens(source: string): JsonToken[] {
  const tokens: JsonToken[] = [];
  let end = 0;
  const push = (at: number, kind: JsonToken['kind'], text: string) => {
    if (text) tokens.push({ at, kind, text });
  };
  for (const match of source.matchAll(TOKEN)) {
    push(end, 'rest', source.slice(end, match.index));
    const [whole, quoted, colon] = match;
    if (quoted !== undefined && colon !== undefined) {
      push(match.index, 'key', quoted);
      push(match.index + quoted.length, 'rest', colon);
    } else {
      push(match.index, quoted !== undefined ? 'string' : /^[-\d]/.test(whole) ? 'number' : 'word', whole);
    }
    end = match.index + whole.length;
  }
  push(end, 'rest', source.slice(end));
  return tokens;
}

const BEYOND_ASCII = /[\u0080-\uffff]/;

/** How many bytes a text takes in UTF-8. Written out because the engine knows no platform's globals. */
export function utf8Bytes(text: string): number {
  let bytes = text.length;
  // Most states are plain, and a search for what is not is many times faster than the loop.
  if (!BEYOND_ASCII.test(text)) return bytes;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if (unit < 0x80) continue;
    // Two units of a surrogate pair make four bytes: two for each. JSON.stringify leaves no lone ones.
    bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}

/** How many bytes a value takes as JSON. */
export function jsonBytes(value: unknown): number {
  const text = JSON.stringify(value);
  return text === undefined ? 0 : utf8Bytes(text);
}

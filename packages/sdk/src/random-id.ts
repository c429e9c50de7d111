/** Letters and digits, each good for five random bits. */
export function randomId(length: number): string {
  let id = '';
  for (const byte of crypto.getRandomValues(new Uint8Array(length))) id += (byte & 31).toString(32);
  return id;
}

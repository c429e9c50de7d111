/**
 * Crockford's base 32 without its last letter (https://www.crockford.com/base32.html): nothing looks like anything
 * else, and a prime number of letters lets one letter check the others.
 */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXY';
/** Some 59 bits: nobody guesses one among the few that are valid. */
const CODE_LENGTH = 12;

/**
 * The code of one person, campaign and entity in a pool: any retry makes the same. The last character checks the
 * others, so that a typo is told from a code that nobody has.
 */
export async function couponCode(secret: string, prefix: string, parts: string[]): Promise<string> {
  const text = new TextEncoder();
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', text.encode(secret), algorithm, false, ['sign']);
  const signed = new Uint8Array(await crypto.subtle.sign('HMAC', key, text.encode(JSON.stringify(parts))));
  let code = '';
  for (const byte of signed.slice(0, CODE_LENGTH)) code += ALPHABET[byte % ALPHABET.length];
  return `${prefix}${code}${checkCharacter(code)}`;
}

/** A code as it is kept: letters large, without what people put between them. */
export function normalCode(code: string): string {
  return code.toUpperCase().replaceAll(/[\s-]/g, '');
}

/** Another one for every single changed character, and for two neighbours that changed places. */
export function checkCharacter(code: string): string {
  let sum = 0;
  for (const letter of code) sum = (sum * 2 + ALPHABET.indexOf(letter)) % ALPHABET.length;
  return ALPHABET[sum] as string;
}

/** For whom a token vouches, and with what. */
export interface IdentityTokenOptions {
  /** The site's id. */
  site: string;
  /** The signed-in person's id, as the shop's server knows it. */
  userId: string;
  /** One of the site's identity secrets, `ik_…`. It never leaves the server. */
  secret: string;
  email?: string;
  /** How long the token lives, at most a day; an hour where it is missing. */
  seconds?: number;
}

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 24 * HOUR_SECONDS;

/**
 * A token by which a page proves who is signed in (JWT, HS256). For the shop's server: Node 20 and newer, Deno, Bun and
 * Workers have what it needs. Throws where it would be refused anyway: without a user, or for longer than a day.
 */
export async function identityToken({
  site,
  userId,
  secret,
  email,
  seconds = HOUR_SECONDS,
}: IdentityTokenOptions): Promise<string> {
  if (userId === '') throw new TypeError('identityToken needs a userId');
  if (!(seconds > 0 && seconds <= DAY_SECONDS)) throw new RangeError('an identity token lives at most 24 hours');
  const iat = Math.floor(Date.now() / 1000);
  const claims = { aud: site, sub: userId, ...(email ? { email } : {}), iat, exp: iat + seconds };
  const utf8 = new TextEncoder();
  const body = [{ alg: 'HS256', typ: 'JWT' }, claims]
    .map((part) => base64Url(utf8.encode(JSON.stringify(part))))
    .join('.');
  const key = await crypto.subtle.importKey('raw', utf8.encode(secret), { name: 'HMAC', hash: 'SHA-256' }, false, [
    'sign',
  ]);
  const signature = await crypto.subtle.sign('HMAC', key, utf8.encode(body));
  return `${body}.${base64Url(new Uint8Array(signature))}`;
}

function base64Url(bytes: Uint8Array): string {
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

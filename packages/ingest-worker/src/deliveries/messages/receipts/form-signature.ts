import { fromBase64Url } from '../../../crypto/base64url.ts';

/**
 * Whether a form was signed with this secret as Twilio and Mandrill both do it: HMAC-SHA1 over the address as it is set
 * at the provider, with each member's name and value after it, sorted by name. `url` must be the public one, letter for
 * letter: behind a proxy or another host name the request's own is not it.
 */
export async function verifyForm(
  secret: string,
  signature: string,
  url: string,
  form: URLSearchParams,
): Promise<boolean> {
  const given = fromBase64Url(signature);
  if (!given) return false;
  const members = [...form].sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
  const text = url + members.map(([name, value]) => name + value).join('');
  const encoder = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encoder.encode(secret), { name: 'HMAC', hash: 'SHA-1' }, false, [
    'verify',
  ]);
  return crypto.subtle.verify('HMAC', key, given, encoder.encode(text));
}

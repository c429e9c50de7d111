import type { Channel } from '@footfall/contract';
import { toBase64Url } from '../crypto/base64url.ts';
import { deriveKey } from '../crypto/derive-key.ts';

/**
 * Name of an address's object: a keyed hash, so that nobody who reads names, or ours in the wrong hands, learns whose
 * address it is or can try addresses out.
 */
export async function addressName(secret: string, site: string, channel: Channel, address: string): Promise<string> {
  const key = await deriveKey(secret, 'address');
  const signed = await crypto.subtle.sign(
    'HMAC',
    key,
    new TextEncoder().encode(JSON.stringify([site, channel, address])),
  );
  return toBase64Url(new Uint8Array(signed));
}

import type { BatchAnswer } from '@footfall/contract';
import type { Caller } from '../sites/authenticate.ts';
import type { Batch } from './read-batch.ts';

/** The longest that browsers keep a cookie. */
const MAX_AGE_SECONDS = 400 * 86_400;
/** What the SDK makes, and nothing that could end a cookie or begin another. */
const ID = /^[\w-]{8,64}$/;
const KEY = /^[\w-]{1,64}$/;
const IP_ADDRESS = /^[\d.]+$|:/;

/**
 * The `Set-Cookie` that keeps a device's id where it asked for one. A browser's answer only, to a page of the same site
 * as this request, by the browser's own word; and only of a person who may be measured. Undefined otherwise: somebody
 * else's site never gets one. Not HttpOnly, because the SDK reads it.
 */
export function idCookie(
  caller: Caller,
  batch: Batch,
  headers: Headers,
  { results }: Pick<BatchAnswer, 'results'>,
): string | undefined {
  const { keepId = '', writeKey = '', context } = batch;
  const consent = context?.consent as { measure?: unknown } | undefined;
  const agreed = (consent?.measure ?? caller.site.consent === 'granted') === true;
  const taken = results.some(({ status }) => status === 'accepted' || status === 'duplicate');
  if (caller.speaks !== 'write' || !agreed || !taken || !ID.test(keepId) || !KEY.test(writeKey)) return undefined;
  const origin = URL.parse(headers.get('origin') ?? '');
  if (!origin || !isSameSite(headers)) return undefined;
  const hosts =
    headers.get('sec-fetch-site') === 'same-origin' ? [origin.hostname] : [origin.hostname, hostOf(headers)];
  const domain = sharedDomain(hosts);
  if (domain === undefined) return undefined;
  const secure = origin.protocol === 'https:' ? '; Secure' : '';
  return `ff_${writeKey}_s=${keepId}${domain}; Path=/; Max-Age=${MAX_AGE_SECONDS}; SameSite=Lax${secure}`;
}

/** Set by browsers alone: pages cannot. Where it is missing nobody knows, and nobody is believed. */
export function isSameSite(headers: Headers): boolean {
  return ['same-origin', 'same-site'].includes(headers.get('sec-fetch-site') ?? '');
}

const hostOf = (headers: Headers): string => URL.parse(`http://${headers.get('host') ?? ''}`)?.hostname ?? '';

/**
 * The cookie's domain as an attribute: what the hosts have in common, for all subdomains of the shop. Empty where that
 * is a host without subdomains, which gets the cookie for itself. Of two hosts of one site it is at least that site.
 */
function sharedDomain(hosts: string[]): string | undefined {
  const [page = '', ingest = page] = hosts;
  if (page === ingest && (IP_ADDRESS.test(page) || !page.includes('.'))) return '';
  const labels = page.split('.').reverse();
  const others = ingest.split('.').reverse();
  const differs = labels.findIndex((label, place) => label !== others[place]);
  const shared = (differs === -1 ? labels : labels.slice(0, differs)).reverse();
  if (shared[0] === 'www' && shared.length > 2) shared.shift();
  return shared.length > 1 ? `; Domain=${shared.join('.')}` : undefined;
}

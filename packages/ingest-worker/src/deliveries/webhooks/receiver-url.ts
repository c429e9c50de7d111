const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Names that mean something inside a network only (RFC 6761, 6762, 7686, 8375, 9476 and what vendors use). */
const INTERNAL_SUFFIXES = [
  'local',
  'internal',
  'localhost',
  'localdomain',
  'home.arpa',
  'arpa',
  'onion',
  'alt',
  'invalid',
  'test',
  'lan',
  'home',
  'corp',
  'intranet',
  'private',
];

/** Said whatever the reason: an answer that named a range would tell a stranger what the network looks like. */
export const NOT_PUBLIC = 'The host is not a public name.';

export interface ReceiverLimits {
  /** Loopback over http: on a laptop only. */
  allowLoopback: boolean;
  /** Hosts that are Footfall itself: it must not be made to call itself. */
  ownHosts: string[];
}

/**
 * Why a URL may not receive webhooks, as a sentence for whoever registers it; undefined where it may, as far as the
 * URL itself tells. What its name resolves to is looked at by `refuseResolved`.
 */
export function refuseReceiver(text: string, { allowLoopback, ownHosts }: ReceiverLimits): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'The URL is not absolute.';
  if (url.username || url.password)
    return 'The URL carries a user name or password; receivers check the signature instead.';
  const host = url.hostname.replace(/\.+$/, '').toLowerCase();
  if (allowLoopback && LOOPBACK.has(host) && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:') return 'The URL is not https.';
  if (ownHosts.includes(host)) return NOT_PUBLIC;
  // The URL parser has by now turned every spelling of an IPv4 address into dotted decimals.
  const isAddress = host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
  const isInternal = !host.includes('.') || INTERNAL_SUFFIXES.some((suffix) => host.endsWith(`.${suffix}`));
  return isAddress || isInternal ? NOT_PUBLIC : undefined;
}

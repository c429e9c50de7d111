const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);
const INTERNAL_SUFFIXES = ['.local', '.internal', '.localhost', '.home.arpa', '.onion'];

/** Why a URL may not receive webhooks, as a sentence for whoever registers it; undefined where it may. */
export function refuseReceiver(text: string, allowLoopback: boolean): string | undefined {
  const url = URL.parse(text);
  if (!url) return 'The URL is not absolute.';
  if (url.username || url.password)
    return 'The URL carries a user name or password; receivers check the signature instead.';
  const host = url.hostname.replace(/\.$/, '').toLowerCase();
  if (allowLoopback && LOOPBACK.has(host) && url.protocol === 'http:') return undefined;
  if (url.protocol !== 'https:') return 'The URL is not https.';
  // The URL parser has by now turned every spelling of an IPv4 address into dotted decimals.
  const isAddress = host.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(host);
  const isInternal = !host.includes('.') || INTERNAL_SUFFIXES.some((suffix) => host.endsWith(suffix));
  if (isAddress || isInternal) return 'The host is not a public name.';
  return undefined;
}

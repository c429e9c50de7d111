/** The longest that browsers keep a cookie. */
const MAX_AGE_S = 400 * 86_400;

/** Ends the name of the cookie that an answer of the ingest sets: browsers keep it longer than what a script sets. */
export const BY_SERVER = '_s';

/** What the script set or, where that is gone, the ingest. */
export const readCookie = (name: string): string | undefined =>
  document.cookie.match(`(?:^|; )${name}(?:${BY_SERVER})?=([^;]+)`)?.[1];

/**
 * Keeps a value for all subdomains: the widest domain that browsers accept is found by asking for it, widest first,
 * since only they know which endings are public. Written only where it is not there yet; no value removes it.
 */
export function keepCookie(name: string, value?: string | false): void {
  let domain = '';
  for (const label of location.hostname.split('.').reverse()) {
    domain = label + (domain && `.${domain}`);
    if (readCookie(name) !== value)
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store answers later, and not everywhere.
      document.cookie = `${name}=${value}; domain=${domain}; path=/; max-age=${value ? MAX_AGE_S : 0}`;
  }
}

/** The longest that browsers keep a cookie. */
const MAX_AGE_S = 400 * 86_400;

export const readCookie = (name: string): string | undefined => document.cookie.match(`(?:^|; )${name}=([^;]+)`)?.[1];

/**
 * Keeps a value for all subdomains: the widest domain that browsers accept is found by asking for it, widest first,
 * since only they know which endings are public. Written only where it is not there yet; no value removes it.
 */
export function keepCookie(name: string, value?: string): void {
  const labels = location.hostname.split('.');
  for (let wide = 1; wide <= labels.length && readCookie(name) !== value; wide++) {
    const domain = labels.slice(-wide).join('.');
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store answers later, and not everywhere.
    document.cookie = `${name}=${value}; domain=${domain}; path=/; max-age=${value ? MAX_AGE_S : 0}`;
  }
}

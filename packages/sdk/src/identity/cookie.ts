/** The longest that browsers keep a cookie. */
const MAX_AGE_S = 400 * 86_400;

const read = (name: string): string | undefined =>
  document.cookie
    .split('; ')
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1);

/**
 * Keeps a value for all subdomains: the widest domain that browsers accept is found by asking for it, widest first,
 * since only they know which endings are public. Written only where it is not there yet.
 */
export function keepCookie(name: string, value: string): void {
  if (read(name) === value) return;
  const labels = location.hostname.split('.');
  for (let from = labels.length - 1; from >= 0; from--) {
    const domain = labels.length > 1 ? `; domain=${labels.slice(from).join('.')}` : '';
    const secure = location.protocol === 'https:' ? '; secure' : '';
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store answers later, and not everywhere.
    document.cookie = `${name}=${value}${domain}; path=/; max-age=${value ? MAX_AGE_S : 0}; samesite=lax${secure}`;
    if (read(name) === value) return;
  }
}

export const readCookie = read;

/**
 * Whether a browser page of this origin may speak for the site. `*` in place of a host's first labels stands for any
 * of them (`https://*.shop.example` is every subdomain, not the domain itself); in place of a port, for any port.
 */
export function originAllowed(origin: string, allowed: string[]): boolean {
  return allowed.some((pattern) => matches(origin, pattern));
}

function matches(origin: string, pattern: string): boolean {
  if (pattern === '*' || pattern === origin) return true;
  if (pattern.endsWith(':*')) {
    const base = pattern.slice(0, -2);
    return origin === base || (origin.startsWith(`${base}:`) && /^\d+$/.test(origin.slice(base.length + 1)));
  }
  const [scheme, suffix] = pattern.split('://*.');
  return Boolean(scheme && suffix) && origin.startsWith(`${scheme}://`) && origin.endsWith(`.${suffix}`);
}

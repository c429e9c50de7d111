/** Scheme, host and port, as browsers write them: no path, lower case, no port where it is the scheme's own. */
const ORIGIN = /^([a-z][a-z0-9+.-]*):\/\/(\[[0-9a-f:.]+\]|[^\s/:*@]+)(?::(\d+))?$/;
const PATTERN = /^(https?):\/\/(\*\.)?(\[[0-9a-f:.]+\]|[^\s/:*@]+)(?::(\d+|\*))?$/;

/**
 * Whether a browser page of this origin may speak for the site. `*` in place of a host's first labels stands for any
 * of them (`https://*.shop.example` is every subdomain, not the domain itself); in place of a port, for any port.
 */
export function originAllowed(origin: string, allowed: string[]): boolean {
  return allowed.some((pattern) => matches(origin, pattern));
}

/** Whether a pattern can match anything: browsers write no capitals, no umlauts and no port that is the scheme's own. */
export function isOriginPattern(pattern: string): boolean {
  if (pattern === '*') return true;
  const [, scheme, , host, port] = PATTERN.exec(pattern) ?? [];
  const without = `${scheme}://${host}${port === undefined || port === '*' ? '' : `:${port}`}`;
  return scheme !== undefined && URL.parse(without)?.origin === without;
}

function matches(origin: string, pattern: string): boolean {
  if (pattern === '*' || pattern === origin) return true;
  const [, scheme, host = '', port] = ORIGIN.exec(origin) ?? [];
  const [, wantedScheme, subdomains, wantedHost, wantedPort] = PATTERN.exec(pattern) ?? [];
  if (scheme === undefined || scheme !== wantedScheme) return false;
  if (wantedPort !== '*' && wantedPort !== port) return false;
  return subdomains ? host.endsWith(`.${wantedHost}`) : host === wantedHost;
}

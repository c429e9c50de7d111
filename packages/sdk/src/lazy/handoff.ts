import { findClicked } from '../find-clicked.ts';
import type { Footfall } from '../footfall.ts';

const PARAMETER = 'ff_token';
/** A link that is passed on later makes nobody somebody else. */
const VALID_MS = 120_000;

/** The address of a checkout on another domain, with the device's id for the next two minutes. */
export function handOff(footfall: Footfall, address: string | URL): string {
  const url = new URL(address, location.href);
  url.searchParams.set(PARAMETER, `${footfall.anonymousId()}.${Date.now().toString(36)}`);
  return url.href;
}

/** The id that this page's address brings, for `init({ anonymousId })`; the SDK tells no address with it. */
export function handedOver(now: number = Date.now()): string | undefined {
  // An id that the page gave may have points of its own.
  const [, anonymousId, since = ''] = new URL(location.href).searchParams.get(PARAMETER)?.match(/^(.+)\.(\w+)$/) ?? [];
  return Math.abs(now - Number.parseInt(since, 36)) < VALID_MS ? anonymousId : undefined;
}

/** Puts the id on links to these hosts when they are followed. */
export default function decorateLinks(footfall: Footfall, hosts: string[] = []): void {
  addEventListener(
    'click',
    (event) => {
      const link = findClicked<HTMLAnchorElement>(event, 'a[href]');
      if (link && hosts.includes(link.hostname)) link.href = handOff(footfall, link.href);
    },
    true,
  );
}

import type { EventContext } from '@footfall/contract';
import type { Person } from '../identity/person.ts';
import type { Secrets } from '../privacy/secrets.ts';

/** Set by the build to the package's version. */
declare const __VERSION__: string;

let timezone: string | undefined;

/** Circumstances every page knows; `referrer` is the route before in a single-page app, the document's at first. */
export function pageContext(secrets: Secrets, referrer: string, { session, first, last }: Person): EventContext {
  const { href, pathname, search } = location;
  timezone ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return {
    library: { name: 'footfall', version: __VERSION__ },
    page: {
      url: secrets.cleanUrl(href),
      path: secrets.cleanUrl(pathname),
      search: secrets.cleanUrl(search),
      title: document.title,
      referrer: secrets.cleanUrl(referrer),
    },
    campaign: last?.campaign ?? {},
    attribution: { first, last },
    session: { id: session?.id },
    locale: navigator.language,
    timezone,
    screen: { width: innerWidth, height: innerHeight },
  };
}

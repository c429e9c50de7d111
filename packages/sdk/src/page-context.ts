import type { EventContext } from '@footfall/contract';
import type { Kit } from './kit.ts';
import type { Person } from './person.ts';

/** Set by the build to the package's version. */
declare const __VERSION__: string;

interface Realm {
  Temporal?: { Now: { timeZoneId(): string } };
}

let timezone: string | undefined;
let screen: EventContext['screen'];

/** Circumstances that every page knows. */
export function pageContext(this: Kit, { session, first, last }: Partial<Person>): EventContext {
  // Intl's first answer took Chromium 25 ms where Temporal's took none: it loads all that formatting needs.
  timezone ??= (globalThis as Realm).Temporal?.Now.timeZoneId() ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  // Once: to be asked for the window's size, a phone's browser has to lay the page out.
  screen ??= { width: innerWidth, height: innerHeight };
  return {
    library: { name: 'footfall', version: __VERSION__ },
    page: {
      url: this.cleanUrl(location.href),
      path: this.cleanUrl(location.pathname),
      title: document.title,
      referrer: this.cleanUrl(this.cameFrom),
    },
    campaign: last?.campaign ?? {},
    attribution: { first, last },
    session: { id: session?.id },
    locale: navigator.language,
    timezone,
    screen,
  };
}

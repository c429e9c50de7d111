import { createClient } from './client.ts';
import { keepCookie, readCookie } from './cookie.ts';
import { createStore } from './delivery/store.ts';
import type { Footfall } from './footfall.ts';
import type { Features, Kit } from './kit.ts';
import type { Options } from './options.ts';
import { pageContext } from './page-context.ts';
import { amend, storedPerson } from './person.ts';
import { words } from './words.ts';

/** Set by the build to the package's version. */
declare const __VERSION__: string;

/** Makes an `init` with these features and no others. */
export const createInit =
  ({ atInit, atSight }: Features) =>
  (given: Options): Footfall => {
    const options = { base: `${given.host}/sdk/`, ...given };
    const { writeKey, storage } = options;
    const realm = globalThis as unknown as Record<symbol, Footfall>;
    // One client per write key, whichever copy of the SDK made it.
    const name = `ff_${writeKey}`;
    const place = Symbol.for(name);
    const made = realm[place];
    if (made) return made;

    const page = globalThis.document as (Document & { prerendering?: boolean }) | undefined;
    const browser = globalThis.navigator as (Navigator & { globalPrivacyControl?: boolean }) | undefined;
    const footfall = {} as Footfall;
    const store = createStore(`${name}:`);
    const required = options.consent === 'required' || (!!options.doNotTrack && browser?.doNotTrack === '1');
    const lazily = (file: string, ...args: unknown[]): void => {
      import(/* @vite-ignore */ /* webpackIgnore: true */ `${options.base}${file}@${__VERSION__}.js`)
        .then((module) => module.default(...args))
        .catch(() => {});
    };

    /** Without a word on consent: as the site says, or as the person said on an earlier page. */
    function openStore(granted?: boolean): void {
      // Blocked storage and cookies answer with an exception each; memory stands in.
      try {
        if (storage !== 'none') store.open(localStorage);
      } catch {}
      try {
        granted ??= storedPerson(store).consent?.measure ?? !required;
        // A refusal is kept as well, unless nothing may be kept.
        if (!granted && required) store.clear();
        const anonymousId = options.anonymousId ?? readCookie(name);
        if (granted && anonymousId) amend(store, { anonymousId });
        keepCookie(name, granted && !storage ? footfall.anonymousId() : undefined);
      } catch {}
    }

    const kit = {
      options,
      name,
      required,
      isPrivate: browser?.globalPrivacyControl,
      store,
      footfall,
      waiting: page ? page.prerendering && [] : Object.freeze([]),
      referrer: page?.referrer ?? '',
      context: pageContext,
      toJson: JSON.stringify,
      cleanUrl: (url: string) => url,
      lazily,
      onConsent: openStore,
    } as unknown as Kit;
    createClient(kit);
    for (const feature of atInit) feature(kit);
    if (!page) return kit.footfall;

    realm[place] = kit.footfall;
    openStore();

    const start = (): void => {
      for (const feature of atSight) feature(kit);
      for (const file of words(options.capture)) lazily(file, kit.footfall);
      kit.sender.wake();
    };
    const leave = (): unknown => kit.sender.run(true);

    page.addEventListener('footfall:track', (asked) =>
      footfall.push(() => {
        const { event, properties, messageId, writeKey: meant = writeKey } = (asked as CustomEvent).detail;
        if (meant === writeKey) footfall.track(event, properties, { messageId });
      }),
    );
    addEventListener('visibilitychange', leave);
    addEventListener('pagehide', leave);
    addEventListener('online', kit.sender.revive);
    const begin = (): void => {
      const calls = kit.waiting || [];
      kit.waiting = undefined;
      footfall.push(start, ...calls);
    };
    if (page.prerendering) page.addEventListener('prerenderingchange', begin, { once: true });
    else begin();
    return kit.footfall;
  };

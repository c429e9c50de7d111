import type { Action } from '@footfall/contract';
import { createClient } from './client.ts';
import { keepCookie, readCookie } from './cookie.ts';
import { createStore } from './delivery/store.ts';
import type { Footfall } from './footfall.ts';
import type { Features, Kit } from './kit.ts';
import type { Options } from './options.ts';
import { pageContext } from './page-context.ts';
import { amend, readPerson } from './person.ts';

/** Set by the build to the package's version. */
declare const __VERSION__: string;

/** Makes an `init` with these features and no others. */
export const createInit =
  ({ atInit, atSight }: Features) =>
  (options: Options): Footfall => {
    const { writeKey, host, storage } = options;
    const realm = globalThis as unknown as Record<symbol, Footfall>;
    // One client per write key, whichever copy of the SDK made it.
    const name = `ff_${writeKey}`;
    const place = Symbol.for(name);
    const made = realm[place];
    if (made) return made;

    const page = globalThis.document as (Document & { prerendering?: boolean }) | undefined;
    const store = createStore(`${name}:`);
    const withCookie = !/local|none/.test(`${storage}`);
    const base = options.base ?? `${host}/sdk/`;
    const lazily = (file: string, ...args: unknown[]): void => {
      import(/* @vite-ignore */ /* webpackIgnore: true */ `${base}${file}@${__VERSION__}.js`)
        .then((module) => module.default(...args))
        .catch(() => {});
    };

    function openStore(granted: boolean): void {
      if (!granted && withCookie) keepCookie(name);
      if (!granted || storage === 'none') return;
      // Blocked storage and cookies answer with an exception each; memory stands in.
      try {
        store.open(localStorage);
      } catch {}
      try {
        const known = withCookie && readCookie(name);
        if (known) amend(store, { anonymousId: known });
        else if (withCookie) keepCookie(name, readPerson(store).anonymousId);
      } catch {}
    }

    const kit = {
      options,
      name,
      isPrivate: (globalThis.navigator as { globalPrivacyControl?: boolean } | undefined)?.globalPrivacyControl,
      store,
      footfall: {},
      waiting: [],
      referrer: page?.referrer ?? '',
      context: pageContext,
      stringify: JSON.stringify,
      cleanUrl: (url: string) => url,
      isLive: () => !!page && !page.prerendering,
      isLeaving: () => page?.visibilityState === 'hidden',
      onConsent: openStore,
      onAction: (action: Action) => lazily('actions', action, { host, writeKey, base }),
    } as unknown as Kit;
    createClient(kit);
    for (const feature of atInit) feature(kit);
    const { footfall, sender } = kit;
    if (!page) return footfall;

    realm[place] = footfall;
    if (options.consent !== 'required') openStore(true);

    const start = (): void => {
      for (const feature of atSight) feature(kit);
      footfall.push(...kit.waiting);
      for (const file of `${options.capture ?? ''}`.match(/[\w-]+/g) ?? []) lazily(file, footfall);
      sender.wake();
    };
    const leave = (): unknown => sender.run(true);

    page.addEventListener('footfall:track', (asked) => {
      const { event, properties, messageId, writeKey: meant = writeKey } = (asked as CustomEvent).detail;
      if (meant === writeKey) footfall.track(event, properties, { messageId });
    });
    addEventListener('visibilitychange', leave);
    addEventListener('pagehide', leave);
    addEventListener('online', sender.revive);
    addEventListener('pageshow', ({ persisted }) => persisted && sender.revive());
    if (page.prerendering) page.addEventListener('prerenderingchange', start, { once: true });
    else start();
    return footfall;
  };

import { createClient } from './client.ts';
import { BY_SERVER, keepCookie, readCookie } from './cookie.ts';
import { createStore } from './delivery/store.ts';
import type { Footfall } from './footfall.ts';
import type { Features, Kit } from './kit.ts';
import type { Options } from './options.ts';
import { pageContext } from './page-context.ts';
import { amend, mayMeasure, readPerson } from './person.ts';
import { words } from './words.ts';

/** Set by the build to the package's version. */
declare const __VERSION__: string;

type Realm = Record<symbol, Footfall>;

/** Makes an `init` with these features and no others. */
export const createInit =
  ({ atInit, atSight }: Features) =>
  (given: Options): Footfall => {
    const options = { base: `${given.host}/sdk/`, ...given };
    const { writeKey, storage } = options;
    // One client per write key, whichever copy of the SDK made it.
    const name = `ff_${writeKey}`;
    const place = Symbol.for(name);
    if ((globalThis as unknown as Realm)[place]) return (globalThis as unknown as Realm)[place] as Footfall;

    const page = globalThis.document as (Document & { prerendering?: boolean }) | undefined;
    const store = createStore(`${name}:`);
    const required = options.consent === 'required' || (page && options.doNotTrack && navigator.doNotTrack === '1');
    const lazily = (file: string, ...args: unknown[]): void => {
      import(/* @vite-ignore */ /* webpackIgnore: true */ `${options.base}${file}@${__VERSION__}.js`)
        .then((module) => module.default(...args))
        .catch(() => {});
    };

    /** Without a word on consent: as the site says, or as the person said on an earlier page. */
    function openStore(granted?: boolean, another?: boolean): void {
      // Blocked storage and cookies answer with an exception each; memory stands in.
      try {
        if (storage !== 'none') store.open(localStorage);
      } catch {}
      try {
        granted ??= mayMeasure(kit);
        // A refusal is kept as well, unless nothing may be kept.
        if (!granted && required) store.clear();
        const anonymousId = options.anonymousId ?? readCookie(name);
        if (granted && anonymousId && !another) amend(store, { anonymousId });
        const kept = granted && !storage && readPerson(store).anonymousId;
        if (!kept || another) keepCookie(name + BY_SERVER);
        keepCookie(name, kept);
      } catch {}
    }

    function start(): void {
      for (const feature of atSight) feature(kit);
      for (const file of words(options.capture)) lazily(file, kit.client);
      kit.sender.wake();
    }

    const kit = {
      options,
      siteName: name,
      required,
      store,
      waiting: page ? [start] : { push() {} },
      cameFrom: page?.referrer,
      circumstances: pageContext,
      toJson: JSON.stringify,
      cleanUrl: (url: string) => url,
      lazily,
      onConsent: openStore,
    } as unknown as Kit;
    const connect = createClient(kit);
    for (const feature of atInit) feature(kit);
    if (!page) {
      connect();
      return kit.client;
    }

    (globalThis as unknown as Realm)[place] = kit.client;
    /** Not while the page's scripts are evaluated: the first touch of storage and cookies waits for other processes. */
    function begin(): void {
      if (!kit.sender) {
        addEventListener('online', connect().revive);
        openStore();
      }
      if (page?.prerendering) return;
      const calls = kit.waiting ?? [];
      kit.waiting = undefined;
      for (const call of calls) kit.client.push(call);
    }
    kit.begin = begin;
    const leave = (): void => {
      begin();
      kit.sender.run(true);
    };

    addEventListener('visibilitychange', leave);
    addEventListener('pagehide', leave);
    addEventListener('prerenderingchange', begin, true);
    setTimeout(begin);
    return kit.client;
  };

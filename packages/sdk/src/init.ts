import type { Action } from '@footfall/contract';
import { showSurvey } from './actions/show-survey.ts';
import { createClient } from './client.ts';
import { createStore } from './delivery/store.ts';
import type { Footfall } from './footfall.ts';
import { readTouch } from './identity/attribution.ts';
import { keepCookie, readCookie } from './identity/cookie.ts';
import { readPerson, writePerson } from './identity/person.ts';
import type { Options } from './options.ts';
import { autoPages } from './pages/auto-pages.ts';
import { pageContext } from './pages/page-context.ts';
import { createSecrets } from './privacy/secrets.ts';

/** One client per write key, whichever copy of the SDK made it. */
const REGISTRY = Symbol.for('footfall');

const isOff = (option: unknown): boolean => `${option}` === 'false';

export function init(options: Options): Footfall {
  const realm = globalThis as unknown as Record<symbol, Record<string, Footfall>>;
  realm[REGISTRY] ??= {};
  const clients = realm[REGISTRY];
  const made = clients[options.writeKey];
  if (made) return made;

  const inPage = typeof document === 'object';
  const store = createStore(`ff:${options.writeKey}:`);
  const secrets = createSecrets(options.redact);
  const cookie = `ff_${options.writeKey}`;
  let referrer = inPage ? document.referrer : '';

  /** Storage that is blocked answers with an exception; memory stands in. */
  function openStore(): void {
    if (options.storage === 'none') return;
    try {
      const known = options.storage !== 'local' && readCookie(cookie);
      store.open(localStorage);
      const person = readPerson(store);
      if (known && known !== person.anonymousId) writePerson(store, { ...person, anonymousId: known });
      if (options.storage !== 'local') keepCookie(cookie, readPerson(store).anonymousId);
    } catch {}
  }

  const { footfall, sender, goLive } = createClient(options, {
    store,
    secrets,
    context: (person) => pageContext(secrets, referrer, person),
    isLive: () => inPage && !(document as { prerendering?: boolean }).prerendering,
    onConsent: (granted) => (granted ? openStore() : keepCookie(cookie, '')),
    onAction(action: Action) {
      if (action.type === 'survey.show') showSurvey(action, options);
    },
  });
  if (!inPage) return footfall;
  clients[options.writeKey] = footfall;
  if (options.consent !== 'required') openStore();

  function start(): void {
    goLive();
    const touch = readTouch(new URL(secrets.cleanUrl(location.href)), secrets.cleanUrl(document.referrer), Date.now());
    if (touch) {
      const person = readPerson(store);
      writePerson(store, { ...person, first: person.first ?? touch, last: touch });
    }
    if (!isOff(options.autoPage)) {
      footfall.page();
      autoPages((previous) => {
        referrer = previous;
        footfall.page();
      });
    }
    sender.wake(false);
  }

  document.addEventListener('footfall:track', (asked) => {
    const { event, properties, messageId, writeKey = options.writeKey } = (asked as CustomEvent).detail;
    if (writeKey === options.writeKey) footfall.track(event, properties, { messageId });
  });
  document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' && sender.leave());
  addEventListener('pagehide', () => sender.leave());
  addEventListener('online', () => sender.revive());
  addEventListener('pageshow', (shown) => {
    if (!shown.persisted) return;
    if (!isOff(options.autoPage)) footfall.page();
    sender.revive();
  });
  if ((document as { prerendering?: boolean }).prerendering)
    document.addEventListener('prerenderingchange', start, { once: true });
  else start();
  return footfall;
}

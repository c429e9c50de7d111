import type { BatchAnswer, Consent } from '@footfall/contract';
import { createQueue, idOf, makeKey, PAGE_ID_LENGTH, type Queue } from './delivery/queue.ts';
import { createSender, type Sender } from './delivery/sender.ts';
import type { EventOptions, Footfall, IdentifyOptions, Listeners, Middleware, Told } from './footfall.ts';
import type { Kit } from './kit.ts';
import { amend, becomeAnother, mayMeasure, readPerson, storedPerson } from './person.ts';
import { randomId } from './random-id.ts';
import { continueSession } from './session.ts';

type PrivateNavigator = Navigator & { globalPrivacyControl?: boolean };

/** Leave at once and are given up last. */
const URGENT = /^(identify|order|checkout|payment|survey)/i;

/**
 * Makes `kit.client` with the SDK's methods, and answers what makes `kit.sender` and the queue. That is for later: compiling the sender
 * and the first random number take longer than all else at `init`. Nothing in this file needs a document.
 */
export function createClient(kit: Kit): () => Sender {
  const { options, store } = kit;
  const listeners: { [name in keyof Listeners]?: Set<(value: never) => unknown> } = {};
  let page: string;
  let queue: Queue;
  let count = 0;
  let token: string | undefined;

  /** False where a listener says that it saw to it. */
  function emit(name: keyof Listeners, value: unknown): boolean {
    let proceed = true;
    for (const listener of listeners[name] ?? []) {
      try {
        proceed &&= listener(value as never) !== false;
      } catch {}
    }
    return proceed;
  }

  function tell(members: Record<string, unknown>, eventOptions: EventOptions = {}): void {
    const {
      messageId,
      timestamp,
      context,
      rank = URGENT.test(`${members.event ?? members.type}`) ? 2 : 1,
    } = eventOptions;
    let person = storedPerson(store);
    if (person.consent?.measure === false) return;
    // Nobody agreed, or somebody took it back in another tab: what is told stays in this page's memory.
    if (!mayMeasure(kit, person.consent)) store.open();
    const now = Date.now();
    const session = continueSession(person.session, now);
    // Nobody has an id before the first session.
    if (session !== person.session) person = amend(store, { anonymousId: readPerson(store).anonymousId, session });
    const key = makeKey(now, page, count++, rank);
    let event = {
      anonymousId: person.anonymousId,
      userId: person.userId,
      ...members,
      messageId: messageId ?? idOf(key),
      timestamp: new Date(timestamp ?? now),
    } as unknown as Told | null | undefined;
    for (const middleware of (listeners.event ?? []) as Set<Middleware>) {
      event = middleware(event as Told);
      if (!event) return;
    }
    const { anonymousId, userId, ...own } = event as Told;
    const consent = {
      ...person.consent,
      // Global Privacy Control outweighs what a banner says.
      ...((navigator as PrivateNavigator).globalPrivacyControl && { personalise: false, share: false }),
    };
    const share = { anonymousId, userId, context: { ...kit.circumstances(person), consent, ...context } };
    queue.append(key, `${kit.toJson(own)}\n${kit.toJson(share).slice(1, -1)}`);
    if (globalThis.document?.hidden) kit.sender.run(true);
    else kit.sender.wake(rank === 2);
  }

  const footfall = {
    writeKey: options.writeKey,
    anonymousId() {
      kit.begin?.();
      return readPerson(store).anonymousId;
    },
    flush() {
      kit.begin?.();
      return kit.sender.run();
    },
    on(name: keyof Listeners, listener: () => unknown) {
      listeners[name] ??= new Set();
      listeners[name].add(listener);
      return () => listeners[name]?.delete(listener);
    },
    use: (middleware: Middleware) => footfall.on('event', middleware),
  } as unknown as Footfall;
  kit.client = footfall;

  const methods: Partial<Footfall> = {
    track: (event, properties, eventOptions) => tell({ type: 'track', event, properties }, eventOptions),
    page: (name, properties, eventOptions) => tell({ type: 'page', name, properties }, eventOptions),
    group: (groupId, traits, eventOptions) => tell({ type: 'group', groupId, traits }, eventOptions),
    alias: (userId, previousId = footfall.anonymousId(), eventOptions?) =>
      tell({ type: 'alias', userId, previousId }, eventOptions),
    identify(userId, traits, eventOptions?: IdentifyOptions) {
      if (userId) {
        if ((storedPerson(store).userId ?? userId) !== userId) footfall.reset();
        amend(store, { userId });
      }
      token = eventOptions?.token ?? token;
      tell({ type: 'identify', traits }, eventOptions);
    },
    token(given) {
      token = given;
    },
    reset() {
      token = undefined;
      becomeAnother(store);
      kit.onConsent(undefined, true);
    },
    consent(given) {
      const consent =
        given === !!given
          ? { measure: given, personalise: given, message: given, share: given }
          : { ...storedPerson(store).consent, ...(given as Consent) };
      const granted = mayMeasure(kit, consent);
      if (!granted) store.clear();
      kit.onConsent(granted);
      amend(store, { consent });
      kit.sender.wake(true);
    },
    forget() {
      kit.onConsent(false);
      store.clear();
    },
    debug: () => kit.lazily('debug', footfall),
    push(...calls) {
      for (const call of calls) {
        if ('call' in call) call(kit.client);
        else {
          const [name, ...args] = call;
          (kit.client[name] as (...args: unknown[]) => void)(...args);
        }
      }
    },
  };
  for (const name in methods) {
    const method = methods[name as keyof Footfall] as (...args: unknown[]) => void;
    (footfall as unknown as Record<string, unknown>)[name] = (...args: unknown[]): void => {
      // Whatever goes wrong stays in here: the page always wins.
      try {
        if (kit.waiting) kit.waiting.push(() => method(...args));
        else method(...args);
      } catch (error) {
        emit('error', error);
      }
    };
  }
  return () => {
    page = randomId(PAGE_ID_LENGTH);
    queue = createQueue(store, (cause, count) => footfall.track('Events Lost', { cause, count }));
    kit.sender = createSender(kit, {
      queue,
      pageId: page,
      envelope: () =>
        JSON.stringify({ sentAt: new Date(), writeKey: options.writeKey, token, cookie: !options.storage }).slice(
          1,
          -1,
        ),
      onAnswer(answer: BatchAnswer) {
        emit('answer', answer);
        for (const action of answer.actions ?? [])
          if (emit('action', action)) kit.lazily('actions', action, options, kit.cleanUrl);
      },
    });
    return kit.sender;
  };
}

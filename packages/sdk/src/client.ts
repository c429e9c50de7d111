import type { BatchAnswer, Consent } from '@footfall/contract';
import { createQueue, idOf, makeKey, PAGE_ID_LENGTH } from './delivery/queue.ts';
import { createSender } from './delivery/sender.ts';
import type { EventOptions, Footfall, IdentifyOptions, Listeners, Middleware, Told } from './footfall.ts';
import type { Kit } from './kit.ts';
import { amend, becomeAnother, readPerson, storedPerson } from './person.ts';
import { randomId } from './random-id.ts';
import { continueSession } from './session.ts';

/** Leave at once and are given up last. */
const URGENT = /^(identify|order|checkout|payment|survey)/i;

/** Adds the SDK's methods to `kit.footfall`. Nothing in this file needs a document. */
export function createClient(kit: Kit): void {
  const { options, store, footfall } = kit;
  const listeners: { [name in keyof Listeners]?: Set<(value: never) => unknown> } = {};
  const page = randomId(PAGE_ID_LENGTH);
  let count = 0;
  let token: string | undefined;

  const onLost = (cause: string, lost: number): void =>
    tell({ type: 'track', event: 'Events Lost', properties: { cause, count: lost } });
  const queue = createQueue(store, onLost);
  const sender = createSender({
    url: `${options.host}/v1/batch`,
    envelope: () => JSON.stringify({ sentAt: new Date(), writeKey: options.writeKey, token }).slice(1, -1),
    store,
    queue,
    page,
    lockName: kit.name,
    allowed: () => storedPerson(store).consent?.measure ?? !kit.required,
    onAnswer(answer: BatchAnswer) {
      emit('answer', answer);
      for (const action of answer.actions ?? []) if (emit('action', action)) kit.lazily('actions', action, options);
    },
  });

  kit.sender = sender;

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
    const now = Date.now();
    const session = continueSession(person.session, now);
    // Nobody has an id before the first session.
    if (session !== person.session) person = amend(store, { anonymousId: footfall.anonymousId() as string, session });
    const { anonymousId, userId } = person;
    const key = makeKey(now, page, count++, rank);
    let event = {
      anonymousId,
      userId,
      ...members,
      messageId: messageId ?? idOf(key),
      timestamp: new Date(timestamp ?? now),
    } as unknown as Told | null | undefined;
    for (const middleware of (listeners.event ?? []) as Set<Middleware>) {
      event = middleware(event as Told);
      if (!event) return;
    }
    const record = kit.toJson(event);
    // Global Privacy Control outweighs what a banner says.
    const consent = { ...person.consent, ...(kit.isPrivate && { personalise: false, share: false }) };
    queue.append(key, `${record}\n${kit.toJson({ ...kit.context(person), consent, ...context })}`);
    if (globalThis.document?.visibilityState === 'hidden') sender.run(true);
    else sender.wake(rank === 2);
  }

  Object.assign(footfall, {
    writeKey: options.writeKey,
    anonymousId: () => readPerson(store).anonymousId,
    flush: () => sender.run(),
    on(name: keyof Listeners, listener: () => unknown) {
      listeners[name] ??= new Set();
      listeners[name].add(listener);
      return () => listeners[name]?.delete(listener);
    },
    use: (middleware: Middleware) => footfall.on('event', middleware),
  });

  const methods: Partial<Footfall> = {
    track: (event, properties, eventOptions) => tell({ type: 'track', event, properties }, eventOptions),
    page: (name, properties, eventOptions) => tell({ type: 'page', name, properties }, eventOptions),
    group: (groupId, traits, eventOptions) => tell({ type: 'group', groupId, traits }, eventOptions),
    alias: (userId, previousId = footfall.anonymousId(), eventOptions = {}) =>
      tell({ type: 'alias', userId, previousId }, eventOptions),
    identify(userId, traits, eventOptions: IdentifyOptions = {}) {
      const known = readPerson(store).userId;
      if (userId && known && known !== userId) footfall.reset();
      if (userId) amend(store, { userId });
      token = eventOptions.token ?? token;
      tell({ type: 'identify', traits }, eventOptions);
    },
    token(given) {
      token = given;
    },
    reset() {
      token = undefined;
      becomeAnother(store);
    },
    consent(given) {
      const consent =
        given === !!given
          ? { measure: given, personalise: given, message: given, share: given }
          : { ...storedPerson(store).consent, ...(given as Consent) };
      const granted = consent.measure ?? !kit.required;
      if (!granted) store.clear();
      kit.onConsent(granted);
      amend(store, { consent });
      sender.wake(true);
    },
    forget: () => store.clear(),
    debug: () => kit.lazily('debug', footfall),
    push(...calls) {
      for (const call of calls) {
        if (typeof call === 'function') call(kit.footfall);
        else {
          const [name, ...args] = call;
          (kit.footfall[name] as (...args: unknown[]) => void)(...args);
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
}

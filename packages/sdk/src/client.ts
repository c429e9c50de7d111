import type { BatchAnswer, Consent, Event } from '@footfall/contract';
import { byteLength } from './delivery/batch.ts';
import { createQueue, idOf, makeKey, PAGE_ID_LENGTH } from './delivery/queue.ts';
import { createSender } from './delivery/sender.ts';
import type { EventOptions, Footfall, IdentifyOptions, Listeners, Middleware } from './footfall.ts';
import type { Kit } from './kit.ts';
import { amend, becomeAnother, readPerson } from './person.ts';
import { randomId } from './random-id.ts';
import { continueSession } from './session.ts';

/** Leave at once and are given up last. */
const URGENT = /^(order|checkout|payment|survey)/i;
/** The ingest takes no larger event: 32 KB, less what joining adds. */
const MAX_EVENT_BYTES = 32_700;

/** Adds the SDK's methods to `kit.footfall`. Nothing in this file knows of a document. */
export function createClient(kit: Kit): void {
  const { options, store, footfall } = kit;
  const required = options.consent === 'required';
  const middlewares: Middleware[] = [];
  const listeners: { [name in keyof Listeners]?: Set<(value: never) => unknown> } = {};
  const page = randomId(PAGE_ID_LENGTH);
  let count = 0;
  let token: string | undefined;
  let answered: Consent | undefined;

  const consent = (): Consent => ({
    ...(answered ?? readPerson(store).consent),
    // Global Privacy Control outweighs what a banner says.
    ...(kit.isPrivate && { personalise: false, share: false }),
  });
  const mayMeasure = (): boolean => consent().measure ?? !required;
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
    allowed: mayMeasure,
    onAnswer(answer: BatchAnswer) {
      emit('answer', answer);
      for (const action of answer.actions ?? []) if (emit('action', action)) kit.onAction(action);
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
    if (answered?.measure === false) return;
    const {
      messageId,
      timestamp,
      context,
      rank = /identify/.test(`${members.type}`) || URGENT.test(`${members.event}`) ? 2 : 1,
    } = eventOptions;
    const now = Date.now();
    let person = readPerson(store);
    const session = continueSession(person.session, now);
    if (session !== person.session) person = amend(store, { session });
    const { anonymousId, userId } = person;
    const key = makeKey(now, page, count++, rank);
    let event = {
      anonymousId,
      userId,
      ...members,
      messageId: messageId ?? idOf(key),
      timestamp: new Date(timestamp ?? now),
    } as unknown as Event | null | undefined;
    for (const middleware of middlewares) {
      event = middleware(event as Event);
      if (!event) return;
    }
    const record = kit.stringify(event);
    if (byteLength(record) > MAX_EVENT_BYTES) {
      onLost('too_large', 1);
      return;
    }
    queue.append(key, `${record}\n${kit.stringify({ ...kit.context(person), consent: consent(), ...context })}`);
    if (kit.isLeaving()) sender.run(true);
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
    use: (middleware: Middleware) => void middlewares.push(middleware),
  });

  const methods: Partial<Footfall> = {
    track: (event, properties, eventOptions) => tell({ type: 'track', event, properties }, eventOptions),
    page: (name, properties, eventOptions) => tell({ type: 'page', name, properties }, eventOptions),
    group: (groupId, traits, eventOptions) => tell({ type: 'group', groupId, traits }, eventOptions),
    alias: (userId, previousId, eventOptions) =>
      tell({ type: 'alias', userId, previousId: previousId ?? footfall.anonymousId() }, eventOptions),
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
      answered =
        given === !!given
          ? { measure: given, personalise: given, message: given, share: given }
          : { ...consent(), ...(given as Consent) };
      const granted = mayMeasure();
      if (!granted) store.clear();
      kit.onConsent(granted);
      if (granted || !required) amend(store, { consent: answered });
      sender.wake(true);
    },
    forget: () => store.clear(),
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
        if (kit.isLive()) method(...args);
        else kit.waiting.push(() => method(...args));
      } catch (error) {
        emit('error', error);
      }
    };
  }
}

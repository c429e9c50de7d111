import type { Action, BatchAnswer, Consent, Event, EventContext } from '@footfall/contract';
import { normaliseCart } from './commerce/normalise-cart.ts';
import { eventName, SHOP_EVENTS } from './commerce/shop-events.ts';
import { createQueue, idOf, makeKey, type Rank } from './delivery/queue.ts';
import { createSender, type Sender } from './delivery/sender.ts';
import type { Store } from './delivery/store.ts';
import type { Call, EventOptions, Footfall, IdentifyOptions, Listeners, Middleware, Properties } from './footfall.ts';
import { type Person, readPerson, writePerson } from './identity/person.ts';
import { continueSession } from './identity/session.ts';
import type { Options } from './options.ts';
import type { Secrets } from './privacy/secrets.ts';
import { randomId } from './random-id.ts';

/** Leave at once and are given up last. */
const URGENT = /^(order|checkout|payment|survey)/i;
/** The ingest takes no larger event. */
const MAX_EVENT_CHARS = 32_000;

/** What the client needs from where it runs; there is nothing of the DOM below this line. */
export interface Surroundings {
  store: Store;
  secrets: Secrets;
  /** Where and on what this happens; top-level members are always the same ones. */
  context(person: Person): EventContext;
  /** Storage may be used, or must not be any more. */
  onConsent(granted: boolean): void;
  onAction(action: Action): void;
  /** False while nobody sees the page: calls wait. */
  isLive(): boolean;
}

export interface Client {
  footfall: Footfall;
  sender: Sender;
  /** Carries out the calls that waited. */
  goLive(): void;
}

export function createClient(options: Options, surroundings: Surroundings): Client {
  const { store, secrets } = surroundings;
  const page = randomId(8);
  const queue = createQueue(store);
  const middlewares: Middleware[] = [];
  const listeners: { [name in keyof Listeners]?: Listeners[name][] } = {};
  const waiting: (() => void)[] = [];
  const required = options.consent === 'required';
  let count = 0;
  let token: string | undefined;
  let consent: Consent | undefined = readPerson(store).consent;

  const mayMeasure = (): boolean => consent?.measure ?? !required;

  const sender = createSender({
    url: `${options.host}/v1/batch`,
    envelope: () => JSON.stringify({ sentAt: new Date(), writeKey: options.writeKey, token }).slice(1, -1),
    store,
    queue,
    page,
    lockName: `footfall:${options.writeKey}`,
    allowed: mayMeasure,
    onAnswer,
  });

  function emit<K extends keyof Listeners>(name: K, value: Parameters<Listeners[K]>[0]): boolean {
    let proceed = true;
    for (const listener of listeners[name] ?? []) {
      try {
        if ((listener as (value: unknown) => unknown)(value) === false) proceed = false;
      } catch (error) {
        if (name !== 'error') emit('error', error);
      }
    }
    return proceed;
  }

  function onAnswer(answer: BatchAnswer): void {
    emit('answer', answer);
    for (const action of answer.actions ?? []) if (emit('action', action)) surroundings.onAction(action);
  }

  function tell(members: Record<string, unknown>, { messageId, timestamp, context, rank }: EventOptions = {}): void {
    if (consent?.measure === false) return;
    const losses = queue.takeLosses();
    if (losses) tell({ type: 'track', event: 'Events Lost', properties: losses });
    const now = Date.now();
    const person = readPerson(store);
    if (continueSession(person, now)) writePerson(store, person);
    const given = rank ?? (members.type === 'identify' || URGENT.test(`${members.event}`) ? 2 : 1);
    const key = makeKey(now, page, count++, given as Rank);
    let event = {
      ...members,
      messageId: messageId ?? idOf(key),
      anonymousId: person.anonymousId,
      userId: members.userId ?? person.userId,
      timestamp: new Date(timestamp ?? now).toISOString(),
    } as unknown as Event | null | undefined;
    for (const middleware of middlewares) {
      event = middleware(event as Event);
      if (!event) return;
    }
    emit('event', event as Event);
    const record = secrets.stringify(event);
    if (record.length > MAX_EVENT_CHARS) {
      queue.lose('too_large');
      return;
    }
    queue.append(
      key,
      `${record}\n${secrets.stringify({ ...surroundings.context(person), consent: consent ?? {}, ...context })}`,
    );
    sender.wake(given === 2);
  }

  const be = (change: (person: Person) => Person): unknown => writePerson(store, change(readPerson(store)));
  const somebodyElse = (): void => {
    token = undefined;
    be(({ consent }) => ({ ...(consent && { consent }) }) as Person);
  };

  const methods: Partial<Footfall> = {
    track: (event, properties, eventOptions) => tell({ type: 'track', event, properties }, eventOptions),
    page: (name, properties, eventOptions) => tell({ type: 'page', name, properties }, eventOptions),
    group: (groupId, traits, eventOptions) => tell({ type: 'group', groupId, traits }, eventOptions),
    alias(userId, previousId, eventOptions) {
      tell({ type: 'alias', userId, previousId: previousId ?? readPerson(store).anonymousId }, eventOptions);
    },
    identify(userId, traits, { token: given, ...eventOptions }: IdentifyOptions = {}) {
      const known = readPerson(store).userId;
      if (userId && known && known !== userId) somebodyElse();
      if (userId) be((person) => ({ ...person, userId }));
      token = given ?? token;
      tell({ type: 'identify', traits }, eventOptions);
    },
    reset: somebodyElse,
    consent(given) {
      const all = given as boolean;
      consent =
        typeof given === 'object'
          ? { ...consent, ...given }
          : { measure: all, personalise: all, message: all, share: all };
      const granted = mayMeasure();
      if (!granted) store.clear();
      surroundings.onConsent(granted || !required);
      if (granted || !required) be((person) => ({ ...person, consent: consent as Consent }));
      sender.wake(true);
    },
    forget: () => store.clear(),
    on(name, listener) {
      listeners[name] ??= [];
      const list = listeners[name] as unknown[];
      list.push(listener);
      return () => void list.splice(list.indexOf(listener), 1);
    },
    use: (middleware) => void middlewares.push(middleware),
    debug() {
      for (const name of ['event', 'answer', 'error'] as const)
        methods.on?.(name, (value: unknown) => console.debug('footfall', name, value));
    },
    push(...calls: Call[]) {
      for (const call of calls) {
        if (typeof call === 'function') call(footfall);
        else (footfall[call[0]] as (...args: unknown[]) => unknown)(...Array.prototype.slice.call(call, 1));
      }
    },
  };

  for (const name of SHOP_EVENTS) {
    methods[name] = (properties: Properties, eventOptions?: EventOptions) => {
      const order = (properties as { order_id?: string }).order_id;
      const messageId = name === 'orderCompleted' && order ? { messageId: `order:${order}` } : {};
      (methods.track as Footfall['track'])(
        eventName(name),
        name === 'cartUpdated' ? { ...normaliseCart(properties as never) } : properties,
        { ...messageId, ...eventOptions },
      );
    };
  }

  // Whatever goes wrong stays in here: the page always wins.
  const footfall = {
    writeKey: options.writeKey,
    anonymousId: () => readPerson(store).anonymousId,
    flush: () => sender.flush().catch((error) => void emit('error', error)),
  } as Footfall;
  for (const [name, method] of Object.entries(methods) as [keyof Footfall, (...args: unknown[]) => unknown][]) {
    (footfall as unknown as Record<string, unknown>)[name] = (...args: unknown[]) => {
      try {
        if (surroundings.isLive() || name === 'on' || name === 'use') return method(...args);
        waiting.push(() => method(...args));
      } catch (error) {
        emit('error', error);
      }
    };
  }

  return {
    footfall,
    sender,
    goLive() {
      for (const call of waiting.splice(0)) footfall.push(call);
    },
  };
}

import { CHANNELS, type Channel, PURPOSES, type TrackEvent } from '@footfall/contract';
import { type ConsentSubject, consentTo } from '@footfall/engine';
import { addressName } from '../../../addresses/address-name.ts';
import { takeBatch } from '../../../collect/take-batch.ts';
import { toBase64Url } from '../../../crypto/base64url.ts';
import { sha256 } from '../../../crypto/sha256.ts';
import type { CustomerView } from '../../../customers/customer-calls.ts';
import { findCustomer } from '../../../customers/find-customer.ts';
import { loadRules } from '../../../customers/load-rules.ts';
import { type Env, siteDb } from '../../../env.ts';
import type { Site } from '../../../sites/site.ts';
import { findSite } from '../../../sites/store.ts';
import { namedBy } from '../named-by.ts';
import type { LetterClaims } from './link-claims.ts';

/** What the holder of a link may see and change. */
export interface Choices {
  site: Site;
  channel: Channel;
  /** Nothing goes to the address any more. */
  left: boolean;
  /** What the customer agrees to now; none where the address is theirs no more, or nobody knows them. */
  subjects: { subject: ConsentSubject; granted: boolean }[];
  view?: CustomerView;
}

/** Undefined where the site is gone. */
export async function choicesOf(env: Env, claims: LetterClaims): Promise<Choices | undefined> {
  const { s, c, h: channel, a } = claims;
  const site = await findSite(siteDb(env, s), s);
  if (!site) return undefined;
  const [{ suppressed }, view] = await Promise.all([
    env.ADDRESSES.get(env.ADDRESSES.idFromName(a)).view(),
    findCustomer(env, site, c),
  ]);
  const left = suppressed !== null;
  const contact = view?.profile.contacts?.[channel];
  const isTheirs = contact !== undefined && (await addressName(env.FOOTFALL_SECRET, s, channel, contact.address)) === a;
  if (!view || !isTheirs) return { site, channel, left, subjects: [] };
  const { messaging } = await loadRules(env, s, site.rulesVersion);
  const messages = messaging?.consent === 'assumed';
  const others = site.consent === 'granted';
  const { consent, contacts } = view.profile;
  return {
    ...{ site, channel, left, view },
    subjects: [
      ...CHANNELS.filter((one) => contacts?.[one]).map((one) => ({
        subject: `message:${one}` as const,
        granted: !(left && one === channel) && (consentTo(consent, 'message', one) ?? messages),
      })),
      ...PURPOSES.map((purpose) => ({
        subject: purpose,
        granted: consent?.[purpose]?.granted ?? (purpose === 'message' ? messages : others),
      })),
    ],
  };
}

/**
 * Stores what somebody chose on the page. Only what was shown counts, and what stays as it was changes nothing. False
 * where it is to be said again.
 */
export async function saveChoices(
  env: Env,
  claims: LetterClaims,
  { site, view, subjects, channel }: Choices,
  chosen: { shown: string[]; granted: string[] },
  now: number,
): Promise<boolean> {
  const named = view && namedBy(view.customer);
  if (!view || !named) return true;
  const changes = subjects.flatMap(({ subject, granted }) => {
    const wanted = chosen.granted.includes(subject);
    return chosen.shown.includes(subject) && wanted !== granted ? [[subject, wanted] as const] : [];
  });
  if (changes.length === 0) return true;
  const book = Object.values(view.profile.consent ?? {});
  const before = Math.max(0, ...book.map(({ at }) => at));
  const hash = await sha256(JSON.stringify([claims.a, claims.c, changes, before]));
  const event: TrackEvent = {
    ...{ type: 'track', event: 'Message Preferences Changed', messageId: `choices:${toBase64Url(hash)}` },
    ...named,
    timestamp: new Date(now).toISOString(),
    properties: { changed: changes.map(([subject]) => subject) },
    context: { consent: consentOf(changes) },
  };
  const { results } = await takeBatch(env, { site, speaks: 'secret', edge: {}, receivedAt: now }, [event]);
  if (results[0]?.status === 'retry' || results[0]?.status === 'limited') return false;
  // The link proves who reads this address, and no other of the customer's.
  const own = changes.find(([subject]) => subject === `message:${channel}`);
  const address = env.ADDRESSES.get(env.ADDRESSES.idFromName(claims.a));
  if (own) await (own[1] ? address.verify(now) : address.suppress('unsubscribed', now));
  return true;
}

function consentOf(changes: (readonly [ConsentSubject, boolean])[]) {
  const channels = changes.flatMap(([subject, granted]) => {
    const channel = CHANNELS.find((one) => subject === `message:${one}`);
    return channel ? [[channel, granted] as const] : [];
  });
  const purposes = changes.filter(([subject]) => PURPOSES.some((purpose) => purpose === subject));
  return {
    ...Object.fromEntries(purposes),
    ...(channels.length > 0 ? { channels: Object.fromEntries(channels) } : {}),
    proof: { method: 'preference page' },
  };
}

import { CART_UPDATED, type JsonObject, ORDER_COMPLETED, ORDER_REFUNDED } from '@footfall/contract';
import { cartFrom } from './cart.ts';
import type { FactBody } from './fact.ts';
import { keptText } from './history/compact-event.ts';
import { eventName, hasRoom } from './history/event-name.ts';
import type { TakenEvent } from './input.ts';
import { orderFrom, withOrder } from './order.ts';
import { withAttribution } from './profile/attribution.ts';
import { withConsent } from './profile/consent.ts';
import { withContacts } from './profile/contacts.ts';
import { withLocality } from './profile/locality.ts';
import { withPendingRefunds, withRefund } from './profile/refund.ts';
import { withSession } from './profile/sessions.ts';
import type { Rules } from './rules.ts';
import type { Profile } from './state.ts';
import { applySurveyEvent } from './surveys/apply-survey-event.ts';

/** The changed profile, and what follows. */
interface Applied {
  profile: Profile;
  facts: FactBody[];
}

/**
 * What one new event changes in the profile, and what follows from it besides its own acceptance. `confirms`: it is an
 * order that an earlier telling has counted already.
 */
export function applyEvent(profile: Profile, taken: TakenEvent, rules: Rules, confirms: boolean): Applied {
  const { book, facts: consented } = withConsent(profile.consent, taken, profile.userId !== undefined);
  const seen = withVisit(book ? { ...profile, consent: book } : profile, taken);
  const applied = applyByName(seen, taken, rules, confirms);
  return { profile: applied.profile, facts: [...consented, ...applied.facts] };
}

function applyByName(seen: Profile, taken: TakenEvent, rules: Rules, confirms: boolean): Applied {
  const { event } = taken;
  if (event.type === 'identify') return { profile: withTraits(seen, taken, event.traits ?? {}), facts: [] };
  if (event.type !== 'track') return { profile: seen, facts: [] };
  const properties = event.properties ?? {};
  switch (event.event) {
    case CART_UPDATED:
      return { profile: withCart(seen, properties, taken.at, rules), facts: [] };
    case ORDER_COMPLETED:
      return applyOrder(seen, properties, taken, rules, confirms);
    case ORDER_REFUNDED:
      return withRefund(seen, properties, taken, rules.currency);
    default:
      return applySurveyEvent(seen, taken, rules.surveys);
  }
}

function withVisit(profile: Profile, taken: TakenEvent): Profile {
  const { event, at } = taken;
  const traits = (event.type === 'identify' && event.traits) || {};
  const contacts = withContacts(profile.contacts, traits, taken);
  const { contacts: _before, ...rest } = profile;
  // Of a known customer a browser's word is not even kept as a claim.
  const claimedUser = !taken.trusted && profile.userId === undefined ? event.userId : undefined;
  return {
    ...rest,
    ...defined({
      contacts,
      locality: withLocality(profile.locality, traits, taken),
      sessions: withSession(profile.sessions, taken),
      attribution: withAttribution(profile.attribution, taken),
    }),
    lastReceivedAt: Math.max(profile.lastReceivedAt ?? 0, taken.receivedAt),
    firstSeenAt: Math.min(profile.firstSeenAt, at),
    lastSeenAt: Math.max(profile.lastSeenAt, at),
    ...(event.anonymousId && !profile.anonymousId ? { anonymousId: event.anonymousId } : {}),
    ...(claimedUser ? { claims: { ...profile.claims, userId: claimedUser } } : {}),
    counts: withCount(profile.counts, eventName(event)),
  };
}

/** Names are anything, so also those of an object's own methods; those past the room there is are not counted. */
function withCount(counts: Record<string, number>, name: string): Record<string, number> {
  const known = Object.hasOwn(counts, name) ? counts[name] : undefined;
  if (known === undefined && !hasRoom(Object.keys(counts), name)) return counts;
  return { ...counts, [name]: (known ?? 0) + 1 };
}

/** A browser's traits are claims: they never mix with what the shop's own server vouches for. */
function withTraits(profile: Profile, taken: TakenEvent, traits: JsonObject): Profile {
  if (taken.trusted) return { ...profile, traits: { ...profile.traits, ...traits } };
  return { ...profile, claims: { ...profile.claims, traits: { ...profile.claims.traits, ...traits } } };
}

function withCart(profile: Profile, properties: JsonObject, at: number, rules: Rules): Profile {
  const cartChangedAt = profile.cartChangedAt ?? profile.cart?.at;
  if (cartChangedAt !== undefined && cartChangedAt > at) return profile;
  const { cart: _before, ...rest } = profile;
  const cart = cartFrom(properties, at, rules.currency);
  return { ...rest, cartChangedAt: at, ...(cart ? { cart } : {}) };
}

function applyOrder(
  profile: Profile,
  properties: JsonObject,
  taken: TakenEvent,
  rules: Rules,
  confirms: boolean,
): Applied {
  if (!taken.order) return { profile, facts: [] };
  const teller = taken.trusted ? 'server' : 'browser';
  const order = orderFrom(String(properties.order_id), properties, taken.at, teller, rules.currency);
  const { cart, ...ordered } = withOrder(profile, order);
  // An update of the cart that comes in after the order but happened before it must not bring the cart back.
  const rest = { ...ordered, cartChangedAt: Math.max(taken.at, ordered.cartChangedAt ?? cart?.at ?? taken.at) };
  // A cart filled after the order is a new cart; the one that was ordered is gone.
  const bought: Profile = cart && cart.at > taken.at ? { ...rest, cart } : rest;
  const { profile: settled, facts } = withPendingRefunds(bought, order.orderId);
  const coupon = keptText(properties.coupon);
  const told = { order, ...(coupon === undefined ? {} : { coupon }) };
  return { profile: settled, facts: [{ type: confirms ? 'order.confirmed' : 'order.completed', ...told }, ...facts] };
}

/** Members that have no value are left out, so that two states that say the same are the same. */
function defined<T extends object>(members: T): { [member in keyof T]?: Exclude<T[member], undefined> } {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}

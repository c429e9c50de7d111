import { hasRoom } from '../history/event-name.ts';
import { newestOrders, newestRetracted } from '../order.ts';
import type { Profile, Spending } from '../state.ts';
import { mergeAttribution } from './merge-attribution.ts';
import { mergeCart } from './merge-cart.ts';
import { mergeConsent } from './merge-consent.ts';
import { mergeContacts } from './merge-contacts.ts';
import { mergeLocality } from './merge-locality.ts';
import { mergeMembers } from './merge-members.ts';
import { mergeRefunds } from './merge-refunds.ts';
import { mergeSessions } from './merge-sessions.ts';
import { mergeDisplays, mergeInvited, mergeSurveys } from './merge-surveys.ts';

/**
 * What becomes of each member when a device's profile becomes part of a user's. What both have counted alike was
 * taken out of one of them before. Where the two contradict each other, what a trusted caller said of the user wins.
 */
const MERGED = {
  firstSeenAt: (user, device) => Math.min(user.firstSeenAt, device.firstSeenAt),
  lastSeenAt: (user, device) => Math.max(user.lastSeenAt, device.lastSeenAt),
  lastReceivedAt: (user, device) => newer(user.lastReceivedAt, device.lastReceivedAt),
  userId: (user) => user.userId,
  anonymousId: (user, device) => user.anonymousId ?? device.anonymousId,
  claims: mergeClaims,
  traits: (user, device) => ({ ...device.traits, ...user.traits }),
  cart: (user, device) => mergeCart(user, device).cart,
  cartChangedAt: (user, device) => mergeCart(user, device).cartChangedAt,
  orders: (user, device) => newestOrders([...user.orders, ...device.orders]),
  retractedOrders: (user, device) => newestRetracted([...device.retractedOrders, ...user.retractedOrders]),
  spent: mergeSpent,
  counts: mergeCounts,
  refunds: (user, device) => mergeRefunds(user.refunds, device.refunds),
  consent: (user, device) => mergeConsent(user.consent, device.consent),
  contacts: (user, device) => mergeContacts(user.contacts, device.contacts),
  locality: (user, device) => mergeLocality(user.locality, device.locality),
  sessions: (user, device) => mergeSessions(user.sessions, device.sessions),
  attribution: (user, device) => mergeAttribution(user.attribution, device.attribution),
  surveys: (user, device) => mergeSurveys(user.surveys, device.surveys),
  invited: (user, device) => mergeInvited(user.invited, device.invited),
  displays: (user, device) => mergeDisplays(user.displays, device.displays),
} satisfies { [Member in keyof Required<Profile>]: (user: Profile, device: Profile) => Profile[Member] };

/** One profile made of a user's and a device's. */
export function mergeProfile(user: Profile, device: Profile): Profile {
  const members = Object.entries(MERGED).map(([member, merge]) => [member, merge(user, device)] as const);
  return Object.fromEntries(members.filter(([, value]) => value !== undefined)) as unknown as Profile;
}

/** Claims stay claims; the shop has said by now who it is, so whom the device claimed to be matters only if it differs. */
function mergeClaims(user: Profile, device: Profile): Profile['claims'] {
  const claimed = user.claims.userId ?? device.claims.userId;
  const traits = { ...device.claims.traits, ...user.claims.traits };
  return claimed === undefined || claimed === user.userId ? { traits } : { userId: claimed, traits };
}

function mergeSpent(user: Profile, device: Profile): Profile['spent'] {
  return mergeMembers(user.spent, device.spent, addSpending);
}

function addSpending(one: Spending, other: Spending): Spending {
  const refundedMinor = (one.refundedMinor ?? 0) + (other.refundedMinor ?? 0);
  const provenMinor = (one.provenMinor ?? 0) + (other.provenMinor ?? 0);
  const firstAt = Math.min(one.firstAt ?? Number.POSITIVE_INFINITY, other.firstAt ?? Number.POSITIVE_INFINITY);
  const lastAt = newer(one.lastAt, other.lastAt);
  return {
    orders: one.orders + other.orders,
    revenueMinor: one.revenueMinor + other.revenueMinor,
    ...(refundedMinor > 0 ? { refundedMinor } : {}),
    ...(provenMinor !== 0 ? { provenMinor } : {}),
    ...(Number.isFinite(firstAt) ? { firstAt } : {}),
    ...(lastAt === undefined ? {} : { lastAt }),
  };
}

function newer(one: number | undefined, other: number | undefined): number | undefined {
  return one === undefined || other === undefined ? (one ?? other) : Math.max(one, other);
}

/** A name that there is no room for is not counted, here as in the history. */
function mergeCounts(user: Profile, device: Profile): Profile['counts'] {
  const names = Object.keys(user.counts);
  const counted = Object.entries(device.counts).filter(([name]) => {
    if (names.includes(name)) return true;
    if (!hasRoom(names, name)) return false;
    return names.push(name) > 0;
  });
  return mergeMembers(user.counts, Object.fromEntries(counted), (one, other) => one + other);
}

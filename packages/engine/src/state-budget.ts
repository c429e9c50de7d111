import { cutCampaigns } from './campaigns/cut-campaigns.ts';
import { daysSince, decodeDays } from './history/daily-counts.ts';
import type { History } from './history/history.ts';
import { dropOldest } from './history/remember-event.ts';
import { withoutUnusedTexts } from './history/unused-texts.ts';
import type { Attribution } from './profile/attribution.ts';
import type { CartState, CustomerState, LineItem, OrderState, Profile } from './state.ts';
import { lastAt } from './surveys/state.ts';
import { jsonBytes, utf8Bytes } from './utf8-bytes.ts';

/** The whole state, as the JSON it is stored as. */
export const MAX_STATE_BYTES = 65_536;

/**
 * What each part may take once the whole is too large. Beside these there are the ids, the names of events and up to
 * `MAX_SEGMENTS` marks. Nothing is cut while the whole fits.
 */
const SHARES = {
  traits: 4_000,
  claims: 2_500,
  cart: 4_000,
  orders: 7_000,
  retractedOrders: 1_500,
  refunds: 1_000,
  attribution: 2_500,
  spent: 1_500,
  surveys: 4_000,
  invited: 1_500,
  displays: 1_500,
  campaigns: 7_000,
  days: 3_000,
};
/** Where the history would be left with less than this, all shares are made smaller. */
const MIN_HISTORY_BYTES = 4_000;
/** Even the last of these fits ids and names of nothing but characters that JSON writes in six bytes. */
const SCALES = [1, 0.5, 0.1];
/** Cut this far below the ceiling, so that not every further event has to cut again. */
const HEADROOM_BYTES = 2_000;

/**
 * The same state within its ceiling. What matters least goes first: products of old orders, old answers, days long
 * ago, and then the oldest events.
 */
export function withinBudget(state: CustomerState): CustomerState {
  const text = JSON.stringify(state);
  if (text.length * 3 <= MAX_STATE_BYTES || utf8Bytes(text) <= MAX_STATE_BYTES) return state;
  for (const scale of SCALES) {
    const cut = {
      ...state,
      profile: cutProfile(state.profile, scale),
      history: cutDays(state.history, scale),
      ...(state.campaigns ? { campaigns: cutCampaigns(state.campaigns, SHARES.campaigns * scale) } : {}),
    };
    const rest = jsonBytes({ ...cut, history: { ...cut.history, texts: [], events: [] } });
    const left = MAX_STATE_BYTES - HEADROOM_BYTES - rest;
    if (left < MIN_HISTORY_BYTES && scale !== SCALES.at(-1)) continue;
    return { ...cut, history: cutEvents(cut.history, left) };
  }
  return state;
}

function cutProfile(profile: Profile, scale: number): Profile {
  const { cart } = profile;
  return {
    ...profile,
    traits: cutMembers(profile.traits, SHARES.traits * scale),
    claims: { ...profile.claims, traits: cutMembers(profile.claims.traits, SHARES.claims * scale) },
    ...(cart ? { cart: cutCart(cart, SHARES.cart * scale) } : {}),
    orders: cutOrders(profile.orders, SHARES.orders * scale),
    retractedOrders: newest(profile.retractedOrders, SHARES.retractedOrders * scale),
    ...(profile.refunds ? { refunds: newest(profile.refunds, SHARES.refunds * scale) } : {}),
    ...(profile.attribution ? { attribution: cutAttribution(profile.attribution, SHARES.attribution * scale) } : {}),
    spent: cutMembers(profile.spent, SHARES.spent * scale),
    surveys: cutSurveys(profile.surveys, SHARES.surveys * scale),
    ...(profile.invited ? { invited: cutMembers(profile.invited, SHARES.invited * scale) } : {}),
    ...(profile.displays ? { displays: newest(profile.displays, SHARES.displays * scale) } : {}),
  };
}

/** The members that take least are kept: one enormous value must not cost all others. */
function cutMembers<T>(members: Record<string, T>, most: number): Record<string, T> {
  if (jsonBytes(members) <= most) return members;
  const sized = Object.entries(members).map((member) => ({ member, bytes: jsonBytes(member) }));
  let left = most;
  const kept = sized
    .sort((one, other) => one.bytes - other.bytes)
    .filter(({ bytes }) => {
      left -= bytes;
      return left > 0;
    });
  return Object.fromEntries(kept.map(({ member }) => member));
}

/** From the newest, which is last, as far as there is room. */
function newest<T>(list: T[], most: number): T[] {
  let left = most;
  let from = list.length;
  while (from > 0) {
    left -= jsonBytes(list[from - 1]) + 1;
    if (left < 0) break;
    from -= 1;
  }
  return list.slice(from);
}

/** When they came outlasts what brought them. */
function cutAttribution(attribution: Attribution, most: number): Attribution {
  if (jsonBytes(attribution) <= most) return attribution;
  const { first, last } = attribution;
  return { first: cutMembers({ ...first }, most / 2) as never, last: cutMembers({ ...last }, most / 2) as never };
}

function cutCart(cart: CartState, most: number): CartState {
  if (jsonBytes(cart) <= most) return cart;
  const { cartId, ...rest } = cart;
  const id = cartId !== undefined && cartId.length <= 64 ? { cartId } : {};
  return { ...rest, ...id, products: withoutNames(cart.products, most - 500) };
}

function withoutNames(products: LineItem[], most: number): LineItem[] {
  return newest(
    products.map(({ name: _name, ...line }) => line),
    most,
  );
}

/** Old orders lose their products before they are forgotten; their numbers guard against counting them again. */
function cutOrders(orders: OrderState[], most: number): OrderState[] {
  if (jsonBytes(orders) <= most) return orders;
  let left = most / 2;
  const bare = orders.toReversed().map((order) => {
    const products = withoutNames(order.products, left);
    left = Math.max(0, left - jsonBytes(products));
    return { ...order, products };
  });
  return newest(bare.toReversed(), most);
}

/** Surveys whose newest answer is oldest go first; a single one that is too large keeps its shortest answers. */
function cutSurveys(surveys: Profile['surveys'], most: number): Profile['surveys'] {
  if (jsonBytes(surveys) <= most) return surveys;
  const byAge = Object.entries(surveys).sort(([, one], [, other]) => lastAt(one) - lastAt(other));
  const kept = Object.fromEntries(newest(byAge, most));
  const [last] = byAge.slice(-1);
  if (!last || Object.hasOwn(kept, last[0])) return kept;
  const [id, survey] = last;
  if (jsonBytes(id) + jsonBytes(survey.responseId) > most / 2) return {};
  return { [id]: { ...survey, answers: cutMembers(survey.answers, most / 2 - 200) } };
}

function cutDays(history: History, scale: number): History {
  let { days, daysFrom } = history;
  const lastDay = Math.max(...days.map((text) => decodeDays(text)).map(({ first, counts }) => first + counts.length));
  while (jsonBytes(days) > SHARES.days * scale && daysFrom < lastDay) {
    daysFrom += Math.max(1, Math.ceil((lastDay - daysFrom) / 4));
    days = days.map((text) => daysSince(text, daysFrom));
  }
  return { ...history, days, daysFrom };
}

function cutEvents(before: History, most: number): History {
  let history = withoutUnusedTexts(before);
  while (history.events.length > 0 && jsonBytes(history.events) + jsonBytes(history.texts) > most) {
    const fewer = { ...history, events: [...history.events] };
    const drop = Math.max(1, Math.ceil(fewer.events.length / 10));
    for (let index = 0; index < drop; index += 1) dropOldest(fewer, new Set());
    history = withoutUnusedTexts(fewer);
  }
  return history;
}

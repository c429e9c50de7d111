import type { Event } from '@footfall/contract';

const DAY_MS = 24 * 60 * 60_000;
/** What says that somebody is interested in a product. */
const SHOWS_INTEREST = new Set([
  'Product Viewed',
  'Product Added',
  'Product Added to Wishlist',
  'Back In Stock Requested',
]);

/** How a product stands. The price is in minor units of its currency. */
export interface ProductOffer {
  minor: number;
  currency: string;
  available: boolean;
}

/** How somebody found a product when they looked last, epoch milliseconds. */
export interface ProductSeen extends ProductOffer {
  at: number;
}

/** Id of the product that an event shows interest in. */
export function interestOf(event: Event): string | undefined {
  if (event.type !== 'track' || !SHOWS_INTEREST.has(event.event)) return undefined;
  const product = event.properties?.product_id;
  return typeof product === 'string' && product !== '' ? product : undefined;
}

/** What is new about a product. One that nobody had told of is no news, nor is one whose currency changed. */
export function productNews(before: ProductOffer | undefined, after: ProductOffer) {
  if (!before || !after.available) return undefined;
  if (!before.available) return 'backInStock' as const;
  return before.currency === after.currency && after.minor < before.minor ? ('priceDrop' as const) : undefined;
}

/** Whether it is news to somebody who found the product like this. */
export function isNewsTo(news: 'priceDrop' | 'backInStock', seen: ProductOffer, after: ProductOffer): boolean {
  if (news === 'backInStock') return !seen.available;
  return seen.currency === after.currency && seen.minor > after.minor;
}

/** What is kept of a product somebody looks at: looking at the same again within a day changes nothing. */
export function seenAfter(before: ProductSeen | undefined, now: ProductSeen): ProductSeen {
  if (!before) return now;
  if (now.at <= before.at) return before;
  const isSame = before.minor === now.minor && before.currency === now.currency && before.available === now.available;
  return isSame && now.at <= before.at + DAY_MS ? before : now;
}

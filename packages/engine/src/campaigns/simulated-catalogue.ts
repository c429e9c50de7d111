import { toMinorUnits } from '../money.ts';
import type { CampaignNews } from './news.ts';
import { interestOf, isNewsTo, type ProductOffer, type ProductSeen, productNews, seenAfter } from './product-news.ts';
import type { SimulatedEvent } from './simulate.ts';

/** How a product stands from an instant on, as the shop's server tells it with `PUT /v1/products`. */
export interface SimulatedProduct {
  /** ISO 8601. */
  at: string;
  id: string;
  /** A decimal. */
  price: number;
  /** ISO 4217; the site's where it is missing. */
  currency?: string;
  /** It can be had, where it is missing. */
  available?: boolean;
}

/** What one customer is told of products they looked at, in order. Throws where a price is none. */
export function catalogueNews(
  products: SimulatedProduct[],
  events: SimulatedEvent[],
  currency: string,
): CampaignNews[] {
  const offers = new Map<string, ProductOffer>();
  const seen = new Map<string, ProductSeen>();
  const told = products.map((product) => ({
    at: Date.parse(product.at),
    id: product.id,
    offer: offerOf(product, currency),
  }));
  const looks = events.flatMap((event) => {
    const id = interestOf(event);
    return id === undefined ? [] : [{ at: Date.parse(event.timestamp), id, offer: undefined }];
  });
  return [...told, ...looks]
    .sort((one, other) => one.at - other.at)
    .flatMap(({ at, id, offer }): CampaignNews[] => {
      const before = offers.get(id);
      if (offer) {
        offers.set(id, offer);
        return newsFor(id, at, { before, offer, seen: seen.get(id) });
      }
      if (before) seen.set(id, seenAfter(seen.get(id), { ...before, at }));
      return [];
    });
}

function newsFor(
  product: string,
  at: number,
  { before, offer, seen }: { before: ProductOffer | undefined; offer: ProductOffer; seen: ProductSeen | undefined },
): CampaignNews[] {
  const kind = productNews(before, offer);
  if (!kind || !seen || !isNewsTo(kind, seen, offer)) return [];
  const { minor } = offer;
  return kind === 'priceDrop' ? [{ kind, product, at, minor, seen }] : [{ kind, product, at, seen }];
}

function offerOf({ id, price, currency: own, available = true }: SimulatedProduct, site: string): ProductOffer {
  const currency = own ?? site;
  const minor = toMinorUnits(price, currency);
  if (minor === undefined) throw new Error(`The price of ${id} is no amount of ${currency}: ${price}`);
  return { minor, currency, available };
}

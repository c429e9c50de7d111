import type { EventOptions, Footfall, Properties } from '../footfall.ts';
import type { Feature } from '../kit.ts';
import { normaliseCart } from '../normalise-cart.ts';

const SUBJECTS = /^(product|promotion|cart|checkout|payment|order|coupon|wishlist|signed)s?[A-Z]/;

/** `productAddedToWishlist` → `Product Added to Wishlist`, as the Segment spec writes it. */
export const eventName = (method: string): string =>
  method
    .replace(/^.|[A-Z]/g, (letter) => ` ${letter.toUpperCase()}`)
    .slice(1)
    .replace(/ (To|From) /, (word) => word.toLowerCase());

/**
 * Shop events as methods. Their names are made from the methods', so the list of them is a type and weighs nothing:
 * whatever begins with a subject of the Segment e-commerce spec tells an event.
 */
export const shop: Feature = (kit) => {
  const { footfall } = kit;
  kit.footfall = new Proxy(footfall, {
    get(target, method: string) {
      if (method in target || !SUBJECTS.test(method)) return target[method as keyof Footfall];
      return (properties: Properties, options?: EventOptions) => {
        if (method === 'cartUpdated') properties = { ...normaliseCart(properties as never) };
        // The same however often it is told.
        const order = method === 'orderCompleted' && properties?.order_id;
        footfall.track(eventName(method), properties, {
          ...(order ? { messageId: `order:${order}` } : {}),
          ...options,
        });
      };
    },
  });
};

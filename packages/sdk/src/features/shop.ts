import type { EventOptions, Footfall, Properties } from '../footfall.ts';
import type { Feature } from '../kit.ts';
import { normaliseCart } from '../normalise-cart.ts';

/** Two words or more: leaves `then`, `toJSON` and other names alone that languages and tools ask anything for. */
const EVENT = /^[a-z]+[A-Z][a-z]/;

/** `productAddedToWishlist` → `Product Added to Wishlist`, as the Segment spec writes it. */
export const eventName = (method: string): string =>
  method.replace(/^.|(To|From)(?=[A-Z])|[A-Z]/g, (word, small, at) =>
    at ? ` ${small ? word.toLowerCase() : word}` : word.toUpperCase(),
  );

/**
 * Shop events as methods. Their names are made from the methods', so the list of them is a type and weighs nothing.
 */
export const shop: Feature = (kit) => {
  const { client: footfall } = kit;
  kit.client = new Proxy(footfall, {
    // Consoles and promises ask for symbols too, which match nothing.
    get(target, method: string) {
      if (method in target || !method.match?.(EVENT)) return target[method as keyof Footfall];
      // What goes wrong with a cart is none of the page's business either.
      return (properties: Properties, options?: EventOptions) =>
        footfall.push(() => {
          if (method === 'cartUpdated') properties = normaliseCart(properties as never) as never;
          // The same however often it is told.
          const order = method === 'orderCompleted' && properties?.order_id;
          footfall.track(eventName(method), properties, {
            messageId: order ? `order:${order}` : undefined,
            ...options,
          } as EventOptions);
        });
    },
  });
};

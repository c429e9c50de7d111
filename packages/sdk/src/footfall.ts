import type { Action, Cart, Consent, Event, Order, Product } from '@footfall/contract';
import type { Line } from './normalise-cart.ts';

/** Shop events by the Segment e-commerce spec's names, said as methods: `productViewed` tells `Product Viewed`. */
export interface ShopEvents {
  productsSearched: { query: string };
  productListViewed: { list_id?: string; category?: string; products?: Product[] };
  productListFiltered: { list_id?: string; category?: string; products?: Product[] };
  promotionViewed: { promotion_id?: string; name?: string; creative?: string; position?: string };
  promotionClicked: { promotion_id?: string; name?: string; creative?: string; position?: string };
  productClicked: Product;
  productViewed: Product;
  productAdded: Product & { cart_id?: string };
  productRemoved: Product & { cart_id?: string };
  cartViewed: Cart;
  /** Footfall's own: the whole cart as it is now. */
  cartUpdated: Cart;
  checkoutStarted: Partial<Order>;
  checkoutStepViewed: { checkout_id?: string; step: number; shipping_method?: string; payment_method?: string };
  checkoutStepCompleted: { checkout_id?: string; step: number; shipping_method?: string; payment_method?: string };
  paymentInfoEntered: { checkout_id?: string; order_id?: string; payment_method?: string };
  orderUpdated: Order;
  orderCompleted: Order;
  orderRefunded: Order;
  orderCancelled: Order;
  couponEntered: { coupon_id?: string; order_id?: string; cart_id?: string };
  couponApplied: { coupon_id?: string; order_id?: string; cart_id?: string; discount?: number };
  couponDenied: { coupon_id?: string; order_id?: string; cart_id?: string; reason?: string };
  couponRemoved: { coupon_id?: string; order_id?: string; cart_id?: string; discount?: number };
  productAddedToWishlist: Product & { wishlist_id?: string };
  productRemovedFromWishlist: Product & { wishlist_id?: string };
  wishlistProductAddedToCart: Product & { wishlist_id?: string; cart_id?: string };
  productShared: Product & { share_via?: string };
  cartShared: Cart & { share_via?: string };
  productReviewed: { product_id: string; review_id?: string; rating?: number };
  signedIn: { method?: string };
}

type ShopMethods = {
  [name in keyof ShopEvents]: (
    properties: (ShopEvents[name] & Properties) | (name extends 'cartUpdated' ? Line[] : never),
    options?: EventOptions,
  ) => void;
};

/** Whatever else the shop wants to tell. */
export type Properties = { [name: string]: unknown };

export interface EventOptions {
  /** The event's key, where the caller knows one that is the same every time this is told. */
  messageId?: string;
  /** When it happened; now, where it is missing. */
  timestamp?: Date | string;
  /** More circumstances, beside or instead of what the SDK finds itself. */
  context?: Properties;
  /** 0 is given up first and 2 last when the device runs out of room; 2 also leaves at once. */
  rank?: 0 | 1 | 2;
}

export interface IdentifyOptions extends EventOptions {
  /** Identity token of this user, made by the shop's server. */
  token?: string;
}

/** An event before it is stored: its time is not a text yet. */
export type Told = Timed<Event>;
type Timed<E> = E extends unknown ? Omit<E, 'timestamp'> & { timestamp: Date | string } : never;

/** Changes an event before it is stored; returns null to drop it. */
export type Middleware = (event: Told) => Told | null | undefined;

export interface Listeners {
  /** An event was made; see `use`. */
  event: Middleware;
  /** The ingest asks the browser to do something; return false to do it yourself. */
  action: (action: Action) => unknown;
  /** What became of a batch. */
  answer: (answer: import('@footfall/contract').BatchAnswer) => void;
  /** Something went wrong inside the SDK; the page never sees it otherwise. */
  error: (error: unknown) => void;
}

/** No method throws, and none waits for the network. */
export interface Footfall extends ShopMethods {
  readonly writeKey: string;
  /** Something a person did. */
  track(event: string, properties?: Properties, options?: EventOptions): void;
  /** A page was seen. Single-page routes are told by themselves unless `autoPage` is off. */
  page(name?: string, properties?: Properties, options?: EventOptions): void;
  /** Who this is. Another user than before begins a new anonymousId. */
  identify(userId: string | null, traits?: Properties, options?: IdentifyOptions): void;
  /** A newer identity token for the same user. */
  token(token: string | undefined): void;
  group(groupId: string, traits?: Properties, options?: EventOptions): void;
  alias(userId: string, previousId?: string, options?: EventOptions): void;
  /** Signed out: whoever comes next on this device is somebody else. */
  reset(): void;
  /** What the person agreed to, by purpose; a boolean speaks for all. */
  consent(given: boolean | Consent): void;
  /** Sends now what waits; settles when it was answered or has to wait longer. */
  flush(): Promise<void>;
  on<K extends keyof Listeners>(name: K, listener: Listeners[K]): () => void;
  use(middleware: Middleware): () => void;
  /** Says in the console what is told and answered. */
  debug(): void;
  /** Removes all that Footfall stored on this device. */
  forget(): void;
  anonymousId(): string | undefined;
  /** Runs calls as the queue before load holds them. */
  push(...calls: Call[]): void;
}

/** `['track', 'Product Viewed', {…}]`, or a function that gets the SDK. */
export type Call = [keyof Footfall, ...unknown[]] | ((footfall: Footfall) => void);

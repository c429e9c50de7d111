/**
 * Shop events by the names of the Segment e-commerce spec v2
 * (https://segment.com/docs/connections/spec/ecommerce/v2/), and a few of Footfall's own.
 * Money is a decimal in major units beside an ISO 4217 `currency`.
 */

export const ORDER_COMPLETED = 'Order Completed';
export const ORDER_REFUNDED = 'Order Refunded';
export const PRODUCT_VIEWED = 'Product Viewed';
/** Footfall's own: the whole cart as it is now, so that a lost change cannot leave a wrong cart behind. */
export const CART_UPDATED = 'Cart Updated';
/** Drawn, wherever on the page; `Survey Shown` is told once it could be seen. */
export const SURVEY_RENDERED = 'Survey Rendered';
export const SURVEY_SHOWN = 'Survey Shown';
export const SURVEY_ANSWERED = 'Survey Answered';
export const SURVEY_COMPLETED = 'Survey Completed';
export const SURVEY_DISMISSED = 'Survey Dismissed';
/** What is told of one display of a survey. */
export const SURVEY_EVENTS = [
  SURVEY_RENDERED,
  SURVEY_SHOWN,
  SURVEY_ANSWERED,
  SURVEY_COMPLETED,
  SURVEY_DISMISSED,
] as const;

export interface Product {
  product_id: string;
  sku?: string;
  name?: string;
  category?: string;
  brand?: string;
  variant?: string;
  /** Price of one, in major units of `currency`. */
  price?: number;
  quantity?: number;
  currency?: string;
  coupon?: string;
  position?: number;
  url?: string;
  image_url?: string;
}

/** The whole cart. `products` empty means an emptied cart. */
export interface Cart {
  cart_id?: string;
  products: Product[];
  /** Sum of the lines in major units; where it is missing Footfall adds up price × quantity. */
  value?: number;
  /** ISO 4217; the site's currency where it is missing. */
  currency?: string;
}

export interface Order {
  /** The shop's own number: an order counts once per site by it. */
  order_id: string;
  /** What was paid, in major units, shipping and tax included. */
  total?: number;
  /** Without shipping and tax. */
  revenue?: number;
  subtotal?: number;
  shipping?: number;
  tax?: number;
  discount?: number;
  coupon?: string;
  currency?: string;
  products?: Product[];
  checkout_id?: string;
  affiliation?: string;
}

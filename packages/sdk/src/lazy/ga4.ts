import { type Pushed, readDataLayer } from '../data-layer.ts';
import type { Footfall, Properties } from '../footfall.ts';

type Item = Record<string, unknown>;
type Ecommerce = { items?: Item[]; transaction_id?: string; value?: number } & Properties;

const PRODUCT_EVENTS: Record<string, string> = {
  view_item: 'Product Viewed',
  select_item: 'Product Clicked',
  add_to_cart: 'Product Added',
  remove_from_cart: 'Product Removed',
  add_to_wishlist: 'Product Added to Wishlist',
};
const LIST_EVENTS: Record<string, string> = {
  view_item_list: 'Product List Viewed',
  view_cart: 'Cart Viewed',
  begin_checkout: 'Checkout Started',
  add_payment_info: 'Payment Info Entered',
  purchase: 'Order Completed',
  refund: 'Order Refunded',
};

const toProduct = ({ item_id, item_name, item_brand, item_category, item_variant, index, ...rest }: Item): Item => ({
  ...rest,
  product_id: `${item_id ?? item_name}`,
  name: item_name,
  brand: item_brand,
  category: item_category,
  variant: item_variant,
  position: index,
});

/**
 * Reads what the shop tells Google Analytics 4, through `dataLayer.push({ event, ecommerce })` or `gtag('event', …)`,
 * what is there already included. It only listens: nothing goes to Google and nothing is changed.
 */
export default function ga4(footfall: Footfall, layerName = 'dataLayer'): void {
  const read = (pushed: Pushed): void => {
    // gtag pushes its arguments: ['event', name, parameters].
    const isGtag = pushed[0] === 'event';
    const name = `${isGtag ? pushed[1] : pushed.event}`;
    const { items = [], transaction_id, value, ...rest } = ((isGtag ? pushed[2] : pushed.ecommerce) ?? {}) as Ecommerce;
    const products = items.map(toProduct);
    const { currency } = rest;
    const single = PRODUCT_EVENTS[name];
    if (single) for (const product of products) footfall.track(single, { currency, ...product });
    const event = LIST_EVENTS[name];
    if (!event) return;
    const order = transaction_id ? { order_id: transaction_id, total: value } : { value };
    const key = name === 'purchase' && transaction_id ? { messageId: `order:${transaction_id}` } : {};
    footfall.track(event, { ...rest, ...order, products }, key);
  };
  readDataLayer(footfall, layerName, read);
}

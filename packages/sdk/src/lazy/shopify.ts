import type { Footfall, Properties } from '../footfall.ts';

interface PixelEvent {
  id: string;
  name: string;
  timestamp: string;
  context?: { document?: { location?: { href?: string; pathname?: string }; title?: string; referrer?: string } };
  data?: Record<string, unknown>;
}
/** Shopify's `analytics` of a web pixel. */
export interface Analytics {
  subscribe(name: string, callback: (event: PixelEvent) => void): unknown;
}
type Money = { amount?: number; currencyCode?: string };
type Variant = { id?: string; sku?: string; title?: string; price?: Money; product?: Record<string, string> };
type Collection = { id?: string; title?: string; productVariants?: Variant[] };
type Line = { variant?: Variant; merchandise?: Variant; quantity?: number };

const toProduct = ({ id, sku, title, price, product = {} }: Variant = {}, quantity?: number): Properties => ({
  product_id: `${product.id ?? id}`,
  sku,
  name: product.title,
  variant: title,
  brand: product.vendor,
  category: product.type,
  price: price?.amount,
  currency: price?.currencyCode,
  quantity,
});
const toProducts = (lines: Line[] = []): Properties[] =>
  lines.map(({ variant, merchandise, quantity }) => toProduct(variant ?? merchandise, quantity));

/** Reads a Shopify web pixel's standard events, in its worker or sandboxed frame: no document is needed. */
export default function shopify(footfall: Footfall, analytics: Analytics): void {
  const tell = (name: string, event: string, toProperties: (data: never) => Properties): unknown =>
    analytics.subscribe(name, ({ id, timestamp, context, data = {} }) => {
      const { location, title, referrer } = context?.document ?? {};
      const properties = toProperties(data as never);
      // Shopify replays events after consent: its own id keeps them one.
      const messageId = properties.order_id && event === 'Order Completed' ? `order:${properties.order_id}` : id;
      const told = {
        messageId,
        timestamp,
        context: { page: { url: location?.href, path: location?.pathname, title, referrer } },
      };
      if (event) footfall.track(event, properties, told);
      else footfall.page(undefined, properties, told);
    });
  const order = ({ checkout }: { checkout: Record<string, never> }): Properties => ({
    order_id: (checkout.order as { id?: string } | undefined)?.id,
    checkout_id: checkout.token,
    total: (checkout.totalPrice as Money | undefined)?.amount,
    currency: checkout.currencyCode,
    products: toProducts(checkout.lineItems),
  });
  const line = ({ cartLine }: { cartLine: Line }): Properties => toProduct(cartLine.merchandise, cartLine.quantity);
  // A page view, as a page tells it.
  tell('page_viewed', '', () => ({}));
  tell('collection_viewed', 'Product List Viewed', ({ collection }: { collection: Collection }) => ({
    list_id: collection.id,
    category: collection.title,
    products: collection.productVariants?.map((variant) => toProduct(variant)),
  }));
  tell('product_viewed', 'Product Viewed', ({ productVariant }: { productVariant: Variant }) =>
    toProduct(productVariant),
  );
  tell('product_added_to_cart', 'Product Added', line);
  tell('product_removed_from_cart', 'Product Removed', line);
  tell('cart_viewed', 'Cart Viewed', ({ cart }: { cart: { lines: Line[] } }) => ({ products: toProducts(cart.lines) }));
  tell('search_submitted', 'Products Searched', ({ searchResult }: { searchResult: { query: string } }) => ({
    query: searchResult.query,
  }));
  tell('checkout_started', 'Checkout Started', order);
  tell('payment_info_submitted', 'Payment Info Entered', order);
  tell('checkout_completed', 'Order Completed', order);
}

import type { Footfall, ShopEvents } from '../footfall.ts';

/** Names of events that shop themes send on `document`, and what they say. */
const METHODS = {
  cartUpdated: 'cartUpdated',
  productViewed: 'productViewed',
  productAdded: 'productAdded',
  productRemoved: 'productRemoved',
  checkoutStarted: 'checkoutStarted',
  orderCompleted: 'orderCompleted',
  productsSearched: 'productsSearched',
} satisfies Record<string, keyof ShopEvents>;

/**
 * Listens to the shop's own DOM events: `document.dispatchEvent(new CustomEvent('cartUpdated', { detail: cart }))`.
 * `more` maps further names to methods. Returns what stops it.
 */
export default function domEvents(footfall: Footfall, more: Record<string, keyof ShopEvents> = {}): () => void {
  const stopped = new AbortController();
  for (const [name, method] of Object.entries({ ...METHODS, ...more })) {
    const tell = (happened: Event): void => footfall[method]((happened as CustomEvent).detail ?? {});
    document.addEventListener(name, tell, { signal: stopped.signal });
  }
  return () => stopped.abort();
}

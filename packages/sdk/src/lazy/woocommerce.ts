import type { Footfall } from '../footfall.ts';
import { whenParsed } from '../when-parsed.ts';

/** The part of jQuery that WooCommerce's themes are sure to have. */
type JQuery = (target: Element) => { on(name: string, listener: (...args: never[]) => void): void };

/** The classic checkout's form, and that of blocks. */
const CHECKOUT = 'form.woocommerce-checkout, .wp-block-woocommerce-checkout';

/**
 * Listens to WooCommerce's jQuery events: a product put into or taken out of the cart, the checkout. jQuery's own events are no DOM
 * events, so jQuery itself is asked; themes load it at the end of the page.
 */
export default function woocommerce(footfall: Footfall): void {
  whenParsed(() => {
    let isStarted = false;
    const start = (): void => {
      if (!isStarted) footfall.track('Checkout Started');
      isStarted = true;
    };
    // WooCommerce says so as soon as the page is there, which may be before anybody listens.
    if (document.querySelector(CHECKOUT)) start();
    const { jQuery } = window as unknown as { jQuery?: JQuery };
    const body = jQuery?.(document.body);
    const productOf = (button: ArrayLike<HTMLElement> | undefined): { product_id: string; [name: string]: unknown } => {
      const { product_id = '', product_sku, quantity = 1 } = { ...button?.[0]?.dataset } as Record<string, string>;
      return { product_id, sku: product_sku, quantity: Number(quantity) };
    };
    body?.on('added_to_cart', (_event, _fragments, _hash, button?: ArrayLike<HTMLElement>) =>
      footfall.track('Product Added', productOf(button)),
    );
    body?.on('removed_from_cart', (_event, _fragments, _hash, button?: ArrayLike<HTMLElement>) =>
      footfall.track('Product Removed', productOf(button)),
    );
    body?.on('init_checkout', start);
  });
}

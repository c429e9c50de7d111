const SHIPPING_CENTS = 490;
export const FREE_SHIPPING_FROM_CENTS = 3000;

/** @param {number} subtotal cents */
export function totals(subtotal) {
  const shipping = subtotal >= FREE_SHIPPING_FROM_CENTS ? 0 : SHIPPING_CENTS;
  return { subtotal, shipping, total: subtotal + shipping, missing: Math.max(0, FREE_SHIPPING_FROM_CENTS - subtotal) };
}

import { CURRENCY, decimal } from './money.js';
import { tell } from './tell.js';
import { toProduct } from './to-product.js';

/** @param {ReturnType<typeof import('./basket.js').basket.read>} cart */
export function tellBasket(cart) {
  tell('cartUpdated', {
    cart_id: cart.id,
    products: cart.lines.map(({ flavour, quantity }) => ({ ...toProduct(flavour), quantity })),
    value: decimal(cart.cents),
    currency: CURRENCY,
  });
}

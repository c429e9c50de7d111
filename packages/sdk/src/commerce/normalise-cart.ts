import type { Cart, Product } from '@footfall/contract';

/** Carts as shops have them: a bare list of lines, prices as text, `id` and `qty`. */
export function normaliseCart(cart: Cart | Product[]): Cart {
  const { products, ...rest } = Array.isArray(cart) ? { products: cart } : cart;
  return {
    ...rest,
    products: (products ?? []).map((line) => {
      const { id, qty, ...product } = line as Product & { id?: unknown; qty?: unknown };
      const { price, quantity = qty ?? 1 } = product;
      return {
        ...product,
        product_id: `${product.product_id ?? id}`,
        ...(price != null && { price: Number(price) }),
        quantity: Number(quantity),
      };
    }),
  };
}

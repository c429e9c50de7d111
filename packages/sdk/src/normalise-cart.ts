import type { Cart, Product } from '@footfall/contract';

/** A line of a cart as shops have it. */
export type Line = Partial<Omit<Product, 'price' | 'quantity'>> & {
  id?: unknown;
  qty?: unknown;
  quantity?: unknown;
  price?: unknown;
};

const toLine = ({ id, qty = 1, ...line }: Line): Product => {
  line.product_id = `${line.product_id ?? id}`;
  line.quantity = Number(line.quantity ?? qty);
  line.price &&= Number(line.price);
  return line as Product;
};

/** Carts as shops have them: a bare list of lines, prices as text, `id` and `qty`. */
export function normaliseCart(cart: Cart | Line[]): Cart {
  const { products, ...rest } = Array.isArray(cart) ? { products: cart } : cart;
  return { ...rest, products: (products ?? []).map(toLine) };
}

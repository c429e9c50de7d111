import type { FavouriteCondition } from '@footfall/contract';
import type { Profile } from '../state.ts';

/**
 * The product or category bought most by quantity in the orders kept one by one; between equals the first in
 * alphabetical order.
 */
export function favourite({ orders }: Profile, of: FavouriteCondition['of']): string | undefined {
  const quantities = new Map<string, number>();
  for (const { products } of orders) {
    for (const { productId, category, quantity } of products) {
      const name = of === 'category' ? category : productId;
      if (name !== undefined) quantities.set(name, (quantities.get(name) ?? 0) + quantity);
    }
  }
  let best: string | undefined;
  for (const [name, quantity] of quantities) {
    const most = best === undefined ? Number.NEGATIVE_INFINITY : (quantities.get(best) as number);
    if (quantity > most || (quantity === most && name < (best as string))) best = name;
  }
  return best;
}

import type { CartState, Profile } from '../state.ts';

type Cart = { cart: CartState | undefined; cartChangedAt: number | undefined };

/** The cart of whoever changed theirs last by event time; an order changes it, too, so it may be an empty one. */
export function mergeCart(user: Profile, device: Profile): Cart {
  const [mine, theirs] = [changedAt(user), changedAt(device)];
  const isTheirs = theirs !== undefined && (mine === undefined || theirs > mine);
  const { cart } = isTheirs ? device : user;
  return { cart, cartChangedAt: isTheirs ? theirs : mine };
}

function changedAt({ cart, cartChangedAt }: Profile): number | undefined {
  return cartChangedAt ?? cart?.at;
}

import type { ShopEvents } from '../footfall.ts';

/** Names as methods; the wire's names are made from them, so each is written once. */
export const SHOP_EVENTS = (
  'productsSearched,productListViewed,productListFiltered,promotionViewed,promotionClicked,productClicked,productViewed,' +
  'productAdded,productRemoved,cartViewed,cartUpdated,checkoutStarted,checkoutStepViewed,checkoutStepCompleted,' +
  'paymentInfoEntered,orderUpdated,orderCompleted,orderRefunded,orderCancelled,couponEntered,couponApplied,couponDenied,' +
  'couponRemoved,productAddedToWishlist,productRemovedFromWishlist,wishlistProductAddedToCart,productShared,cartShared,' +
  'productReviewed,signedIn'
).split(',') as (keyof ShopEvents)[];

/** `productAddedToWishlist` → `Product Added to Wishlist`, as the Segment spec writes it. */
export const eventName = (method: string): string =>
  (method[0] as string).toUpperCase() +
  method
    .slice(1)
    .replace(/[A-Z]/g, ' $&')
    .replace(/ (To|From) /, (word) => word.toLowerCase());

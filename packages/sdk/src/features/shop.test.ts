import { expect, test } from 'vitest';
import { eventName } from './shop.ts';

test('methods tell the Segment spec’s names', () => {
  expect(eventName('productViewed')).toBe('Product Viewed');
  expect(eventName('productsSearched')).toBe('Products Searched');
  expect(eventName('checkoutStepCompleted')).toBe('Checkout Step Completed');
  expect(eventName('productAddedToWishlist')).toBe('Product Added to Wishlist');
  expect(eventName('productRemovedFromWishlist')).toBe('Product Removed from Wishlist');
  expect(eventName('wishlistProductAddedToCart')).toBe('Wishlist Product Added to Cart');
});

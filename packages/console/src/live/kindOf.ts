import { CART_UPDATED, ORDER_COMPLETED, ORDER_REFUNDED } from '@footfall/contract';

/** What sort of thing happened: decides icon and tint. */
export type Kind =
  | 'page'
  | 'product'
  | 'cart'
  | 'checkout'
  | 'order'
  | 'refund'
  | 'survey'
  | 'person'
  | 'message'
  | 'other';

const BY_NAME: Record<string, Kind> = {
  [CART_UPDATED]: 'cart',
  'Cart Viewed': 'cart',
  'Product Added': 'cart',
  'Product Removed': 'cart',
  [ORDER_COMPLETED]: 'order',
  [ORDER_REFUNDED]: 'refund',
  'Order Cancelled': 'refund',
  'Payment Info Entered': 'checkout',
  'Signed In': 'person',
  'Profile Updated': 'person',
  'Page Left': 'page',
};

/** The Segment e-commerce spec groups its events by their first word. */
const BY_FIRST_WORD: Record<string, Kind> = {
  Product: 'product',
  Products: 'product',
  Cart: 'cart',
  Checkout: 'checkout',
  Order: 'order',
  Survey: 'survey',
  Email: 'message',
  Message: 'message',
  SMS: 'message',
  Push: 'message',
};

export function kindOf(event: { type: string; name: string }): Kind {
  if (event.type === 'page' || event.type === 'screen') return 'page';
  if (event.type !== 'track') return 'person';
  return BY_NAME[event.name] ?? BY_FIRST_WORD[event.name.split(' ', 1)[0] ?? ''] ?? 'other';
}

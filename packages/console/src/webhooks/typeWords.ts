import type { WebhookType } from '@footfall/contract';

/** When each type is sent. */
export const TYPE_WORDS: Record<WebhookType, string> = {
  'event.accepted': 'Every single event. A busy shop makes many calls',
  'order.completed': 'An order was placed, told once',
  'order.confirmed': 'The shop’s server confirmed an order a browser told first',
  'cart.abandoned': 'A cart was left without an order',
  'segment.entered': 'A customer came into a segment',
  'segment.left': 'A customer fell out of a segment',
  'survey.completed': 'A survey was answered to the end',
  'coupon.issued': 'A customer got a coupon',
  'coupon.redeemed': 'A coupon was used',
  'campaign.message': 'A campaign asks your system to send a message',
  'customer.erased': 'A customer was erased: erase them too',
};

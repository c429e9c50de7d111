import type { Api } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import { drawSurvey } from './draw-survey.ts';

declare const shopify: Api;

/** Who comes back to the page of their order finds it, and not the thank-you page. */
export default async (): Promise<void> => {
  const { order } = shopify;
  if (order.value) await drawSurvey(shopify, order.value.id);
};

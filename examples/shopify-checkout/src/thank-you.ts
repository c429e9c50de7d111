import type { Api } from '@shopify/ui-extensions/purchase.thank-you.block.render';
import { drawSurvey } from './draw-survey.ts';

declare const shopify: Api;

export default (): Promise<void> => drawSurvey(shopify, shopify.orderConfirmation.value.order.id);

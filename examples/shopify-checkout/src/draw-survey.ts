import type { Api as OrderStatusPage } from '@shopify/ui-extensions/customer-account.order-status.block.render';
import type { Api as ThankYouPage } from '@shopify/ui-extensions/purchase.thank-you.block.render';
import { askAfterOrder } from './ask-after-order.ts';
import { drawQuestion, KINDS } from './draw-question.ts';
import { element } from './element.ts';
import { Teller } from './teller.ts';

/** Cart attribute in which the storefront hands on its `footfall.anonymousId()`. */
const ANONYMOUS_ID = 'footfall_anonymous_id';

/**
 * Draws a survey about an order where its buyer is to be asked one. What fails is a survey not shown.
 *
 * @param gid id of the order, as either page calls it
 */
export async function drawSurvey(page: ThankYouPage | OrderStatusPage, gid: string): Promise<void> {
  const { host, write_key: writeKey } = page.settings.value;
  if (!host || !writeKey || !page.customerPrivacy.value.allowedProcessing.analytics) return;
  // `OrderIdentity/1` becomes `Order/1`: the number is what stays, so both pages lead to the same display.
  const orderId = gid.split('/').at(-1) ?? gid;
  const device = page.attributes.value?.find(({ key }) => key === ANONYMOUS_ID)?.value;
  const { amount, currencyCode } = page.cost.totalAmount.value;
  try {
    await askAfterOrder({
      teller: new Teller(`${host}`, `${writeKey}`, `${device ?? `order:${orderId}`}`),
      order: { order_id: orderId, total: amount, currency: currencyCode },
      language: page.localization.language.value.isoCode,
      canDraw: ({ kind }) => KINDS.includes(kind),
      draw: drawQuestion,
      end: (thanks) => document.body.replaceChildren(element('s-text', {}, thanks)),
      storage: page.storage,
    });
  } catch {
    document.body.replaceChildren();
  }
}

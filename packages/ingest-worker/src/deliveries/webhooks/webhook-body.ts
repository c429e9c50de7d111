import type { WebhookBody, WebhookData, WebhookType } from '@footfall/contract';
import { type CampaignSaid, type Fact, type FactChunk, type OrderState, toDecimal } from '@footfall/engine';

/** What a receiver is told of a fact, or nothing where the fact is no webhook's business. `code`: of a coupon. */
export function webhookBody(chunk: FactChunk, fact: Fact, code?: string): WebhookBody | undefined {
  const told = toldOf(fact, code);
  if (!told || fact.historical) return undefined;
  return {
    type: told.type,
    timestamp: new Date(fact.at).toISOString(),
    data: {
      customer: chunk.customer,
      sequence: fact.sequence,
      ...(fact.late ? { late: true as const } : {}),
      ...told.data,
    },
  };
}

function toldOf(fact: Fact, code: string | undefined): { type: WebhookType; data: Partial<WebhookData> } | undefined {
  switch (fact.type) {
    case 'event.accepted':
      return {
        type: fact.type,
        data: { event: { ...fact.event, receivedAt: new Date(fact.receivedAt).toISOString() } },
      };
    case 'order.completed':
    case 'order.confirmed':
      return { type: fact.type, data: { order: toldOrder(fact.order) } };
    case 'segment.entered':
    case 'segment.left':
      return fact.silent ? undefined : { type: fact.type, data: { segment: fact.segment } };
    case 'customer.erased':
      return { type: fact.type, data: {} };
    case 'survey.completed':
      return { type: fact.type, data: { survey: { ...fact.survey, answers: fact.answers } } };
    // Without a code there was none left: nothing was issued.
    case 'coupon.issued':
      return code === undefined
        ? undefined
        : { type: fact.type, data: { coupon: { code, pool: fact.pool }, campaign: toldCampaign(fact) } };
    case 'campaign.message':
      return { type: fact.type, data: { campaign: { ...toldCampaign(fact), step: fact.step, data: fact.data ?? {} } } };
    default:
      return undefined;
  }
}

function toldCampaign({ campaign: { id, name }, entity }: CampaignSaid) {
  return { id, name, ...(entity === undefined ? {} : { entity }) };
}

/** An order by the names of the e-commerce spec, money as decimals. */
function toldOrder(order: OrderState): Record<string, unknown> {
  return {
    order_id: order.orderId,
    total: toDecimal(order.totalMinor, order.currency),
    currency: order.currency,
    told_by: order.toldBy,
    products: order.products.map(({ productId, name, category, quantity, priceMinor }) => ({
      product_id: productId,
      ...(name ? { name } : {}),
      ...(category ? { category } : {}),
      quantity,
      ...(priceMinor === undefined ? {} : { price: toDecimal(priceMinor, order.currency) }),
    })),
  };
}

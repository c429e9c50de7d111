import type { CampaignEntity, JsonObject } from '@footfall/contract';
import { keptText } from '../history/compact-event.ts';
import type { TakenEvent } from '../input.ts';

/** The entities of one kind that an event is about; none where it does not say. */
export function entitiesOf({ event }: TakenEvent, entity: CampaignEntity | undefined): string[] {
  const properties: JsonObject = ('properties' in event && event.properties) || {};
  if (entity === undefined) return [];
  if (entity === 'cart') return texts([properties.cart_id]);
  if (entity === 'order') return texts([properties.order_id]);
  const products = Array.isArray(properties.products) ? (properties.products as JsonObject[]) : [];
  return texts([productId(properties), ...products.map((product) => productId(product))]);
}

/** Whether an event can be about this entity: unless it names others of the kind, it is about all of them. */
export function isAbout(taken: TakenEvent, kind: CampaignEntity | undefined, entity: string | undefined): boolean {
  const named = entitiesOf(taken, kind);
  return entity === undefined || named.length === 0 || named.includes(entity);
}

/** Under what it is remembered that somebody was in a campaign. */
export function pastKey(campaign: string, entity: string | undefined): string {
  return entity === undefined ? campaign : `${campaign} ${entity}`;
}

function productId(product: JsonObject | null | undefined): unknown {
  return product?.product_id ?? product?.sku;
}

function texts(values: unknown[]): string[] {
  return values.map(keptText).filter((text) => text !== undefined);
}

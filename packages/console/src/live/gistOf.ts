import type { JsonObject, LiveEvent } from '@footfall/contract';
import { money } from '../parts/money.ts';

/** What the event amounts to, in a few words: money and products before the path. Empty where there is nothing to say. */
export function gistOf({ event }: LiveEvent, siteCurrency: string): string {
  const { properties } = event;
  const parts = properties.survey_id === undefined ? shopGist(properties, siteCurrency) : surveyGist(properties);
  if (parts.length === 0 && event.path) parts.push(event.path);
  return parts.join(' · ');
}

function shopGist(properties: JsonObject, siteCurrency: string): string[] {
  const currency = text(properties.currency) ?? siteCurrency;
  const products = Array.isArray(properties.products) ? (properties.products as unknown[]) : null;
  const amount = [properties.total, properties.revenue, properties.value].find(isNumber);
  const name = text(properties.name);
  const isProduct = properties.product_id !== undefined;
  const price = isProduct && isNumber(properties.price) ? properties.price : undefined;
  const parts: string[] = [];
  if (isProduct && name) parts.push(isNumber(properties.quantity) ? `${properties.quantity} × ${name}` : name);
  if (products?.length === 0) return ['empty cart'];
  if (amount !== undefined) parts.push(money(amount, currency));
  else if (price !== undefined) parts.push(money(price, currency));
  if (products) parts.push(countOf(products));
  const order = text(properties.order_id);
  if (order) parts.push(order);
  return parts;
}

function countOf(products: unknown[]): string {
  const items = products.reduce<number>((sum, product) => {
    const quantity = (product as JsonObject | null)?.quantity;
    return sum + (isNumber(quantity) ? quantity : 1);
  }, 0);
  return items === 1 ? '1 item' : `${items} items`;
}

function surveyGist(properties: JsonObject): string[] {
  const value = properties.value;
  if (isNumber(value)) return [`answered ${value}`];
  if (typeof value === 'string' && value) return [`“${value.length > 60 ? `${value.slice(0, 59)}…` : value}”`];
  return [String(properties.survey_id)];
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value ? value : undefined);

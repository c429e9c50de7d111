import { toDecimal } from '@footfall/engine';
import { findProducts } from './store.ts';

/** What a template may say of the product a campaign is about; of one that is not in the catalogue only its id. */
export async function productWords(db: D1Database, site: string, id: string): Promise<Record<string, unknown>> {
  const [product] = await findProducts(db, site, [id]);
  if (!product) return { id };
  const { name, url, minor, currency } = product;
  return { id, name: name ?? id, price: toDecimal(minor, currency), currency, ...(url ? { url } : {}) };
}

import { productNews } from '@footfall/engine';
import type { Announcement } from '../announcements/announcement.ts';
import { hintAnnouncement } from '../announcements/hint-announcement.ts';
import { insertAnnouncement } from '../announcements/store.ts';
import { type Env, siteDb } from '../env.ts';
import type { ProductRow } from './product.ts';
import { findProducts, saveProducts } from './store.ts';

/** Customers told of one product within a minute. */
const TOLD_PER_MINUTE = 600;

export interface CatalogueSaved {
  priceDrops: number;
  backInStock: number;
}

/**
 * Takes in how products stand now. What costs less than before, or can be had again, is told to those who looked at
 * it. A product that nobody had told of is no news, nor is one whose currency changed.
 */
export async function saveCatalogue(
  env: Env,
  site: string,
  products: ProductRow[],
  now: number,
): Promise<CatalogueSaved> {
  const db = siteDb(env, site);
  const before = new Map(
    (
      await findProducts(
        db,
        site,
        products.map(({ id }) => id),
      )
    ).map((product) => [product.id, product]),
  );
  const news = products.flatMap((product) => newsOf(before.get(product.id), product, now));
  const made = news.map((body) => insertAnnouncement(db, site, body, { perMinute: TOLD_PER_MINUTE, startsAt: now }));
  await db.batch([saveProducts(db, site, products), ...made]);
  for (const body of news) await hintAnnouncement(env, site, `${body.kind} ${body.product} ${body.at}`);
  const count = (kind: Announcement['kind']) => news.filter((body) => body.kind === kind).length;
  return { priceDrops: count('priceDrop'), backInStock: count('backInStock') };
}

type ProductNews = Exclude<Announcement, { kind: 'broadcast' }>;

function newsOf(before: ProductRow | undefined, after: ProductRow, now: number): ProductNews[] {
  const { id: product, minor, currency } = after;
  const kind = productNews(before, after);
  if (kind === 'priceDrop') return [{ kind, product, at: now, minor, currency }];
  return kind ? [{ kind, product, at: now }] : [];
}

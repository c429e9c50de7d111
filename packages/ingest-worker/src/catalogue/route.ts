import { isCurrency, toMinorUnits } from '@footfall/engine';
import { type Context, Hono } from 'hono';
import { type Env, siteDb } from '../env.ts';
import { Problem } from '../problem.ts';
import { readJson } from '../read-json.ts';
import { siteOf } from '../sites/site-of.ts';
import { productsSchema } from './bodies.ts';
import type { ProductRow } from './product.ts';
import { saveCatalogue } from './save-catalogue.ts';
import { dropProduct, findProducts, listProducts } from './store.ts';
import { toldProduct } from './told-product.ts';

const PAGE_SIZE = 100;

/** HTTP in: what a shop sells, as far as campaigns ask for it. */
export const catalogue = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

catalogue.put('/v1/products', async (context) => {
  const { site } = await placeOf(context);
  const now = Date.now();
  const { products } = await readJson(context.req.raw, productsSchema);
  const rows = products.map(
    ({ id, name, url, price, currency = site.currency, available = true }, place): ProductRow => {
      const minor = isCurrency(currency) ? toMinorUnits(price, currency) : undefined;
      if (minor === undefined) {
        throw new Problem(422, 'body_invalid', `products.${place}.price: not an amount of ${currency}.`);
      }
      return { id, name: name ?? null, url: url ?? null, minor, currency, available, updatedAt: now };
    },
  );
  const saved = await saveCatalogue(context.env, site.id, rows, now);
  return context.json({ saved: rows.length, ...saved });
});

catalogue.get('/v1/products', async (context) => {
  const { db, site } = await placeOf(context);
  const rows = await listProducts(db, site.id, context.req.query('cursor') ?? '', PAGE_SIZE);
  const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
  return context.json({ data: rows.map(toldProduct), next: last?.id ?? null });
});

catalogue.get('/v1/products/:id', async (context) => {
  const { db, site } = await placeOf(context);
  const [row] = await findProducts(db, site.id, [context.req.param('id')]);
  if (!row) throw productUnknown();
  return context.json(toldProduct(row));
});

catalogue.delete('/v1/products/:id', async (context) => {
  const { db, site } = await placeOf(context);
  if (await dropProduct(db, site.id, context.req.param('id'))) return context.body(null, 204);
  throw productUnknown();
});

function productUnknown(): Problem {
  return new Problem(404, 'product_unknown', 'The site’s catalogue has no product of that id.');
}

async function placeOf(context: Ctx) {
  const site = await siteOf(context);
  return { site, db: siteDb(context.env, site.id) };
}

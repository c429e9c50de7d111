import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { productsSchema } from './bodies.ts';

const product = z.object({
  id: z.string(),
  name: z.string().nullable(),
  url: z.string().nullable(),
  price: z.number(),
  currency: z.string(),
  available: z.boolean(),
  updatedAt: z.iso.datetime(),
});
const id = { id: 'The product’s id, as events name it in `product_id`.' };
const examplePath = '/v1/products/vanilla';

export const catalogueReference: RouteDoc[] = [
  {
    method: 'put',
    path: '/v1/products',
    title: 'Tell how products stand',
    text: 'At most 500 a request; those not named stay as they are. `currency` is the site’s where it is missing, `available` true. A product that costs less than before, or can be had again, is told to the known customers who looked at it, 600 a minute: campaigns with the triggers `priceDrop` and `backInStock` begin by it. The first telling of a product is no news.',
    opens: 'secret',
    body: productsSchema,
    example: { products: [{ id: 'vanilla', name: 'Vanilla', price: 3.5, currency: 'EUR', available: true }] },
    answer: z.object({ saved: z.int(), priceDrops: z.int(), backInStock: z.int() }),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/products',
    title: 'List products',
    text: 'By id.',
    opens: 'secret',
    parameters: { cursor: '`next` of the page before.' },
    answer: listOf(product),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/products/:id',
    title: 'Read a product',
    text: 'As it was told last.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: product,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/products/:id',
    title: 'Delete a product',
    text: 'With it is forgotten who looked at it.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: 'none',
    status: 204,
  },
];

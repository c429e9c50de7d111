import * as z from 'zod';

const MAX_PRODUCTS = 500;
const MAX_TEXT = 256;
const MAX_URL = 1_024;

/** Body of `PUT /v1/products`. */
export const productsSchema = z.strictObject({
  products: z
    .array(
      z.strictObject({
        id: z.string().min(1).max(MAX_TEXT),
        name: z.string().min(1).max(MAX_TEXT).exactOptional(),
        url: z
          .url({ protocol: /^https?$/ })
          .max(MAX_URL)
          .exactOptional(),
        price: z.number().min(0),
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR')
          .exactOptional(),
        available: z.boolean().exactOptional(),
      }),
    )
    .min(1)
    .max(MAX_PRODUCTS),
});

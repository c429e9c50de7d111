import { CURRENCY, decimal } from './money.js';

/**
 * A flavour in the words of the Segment e-commerce spec. Addresses are absolute: a message that shows the cart later
 * is read outside this page.
 * @param {import('./flavours.js').Flavour} flavour
 */
export const toProduct = (flavour) => ({
  product_id: flavour.id,
  name: flavour.name,
  category: flavour.category,
  variant: flavour.pack,
  price: decimal(flavour.cents),
  currency: CURRENCY,
  url: new URL(`product.html?id=${flavour.id}`, document.baseURI).href,
  image_url: new URL(`pictures/${flavour.id}.svg`, document.baseURI).href,
});

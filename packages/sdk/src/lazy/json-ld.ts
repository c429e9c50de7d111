import type { Footfall, Properties } from '../footfall.ts';

type Node = Record<string, unknown>;
const first = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
const nameOf = (value: unknown): unknown => (value as Node | undefined)?.name ?? value;

/** The page's Schema.org Product from JSON-LD, where it has one and only one. */
export function readProduct(): Properties | undefined {
  const nodes: Node[] = [];
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = JSON.parse(textContent ?? '');
      for (const node of [found].flat()) nodes.push(...([node['@graph'] ?? node].flat() as Node[]));
    } catch {
      // Themes write broken JSON; the others may be whole.
    }
  }
  const products = nodes.filter((node) => [node['@type']].flat().includes('Product'));
  const [product] = products;
  if (!product || products.length > 1) return;
  const offer = (first(product.offers) ?? {}) as Node;
  return {
    product_id: `${product.productID ?? product.sku ?? product['@id'] ?? product.name}`,
    sku: product.sku,
    name: product.name,
    brand: nameOf(product.brand),
    category: nameOf(product.category),
    price: Number(offer.price ?? offer.lowPrice) || undefined,
    currency: offer.priceCurrency,
    image_url: first(product.image),
    url: product.url,
  };
}

/** Tells `Product Viewed` from the page's structured data, for shops whose theme tells nothing itself. */
export default function jsonLd(footfall: Footfall): void {
  const product = readProduct();
  if (product) footfall.track('Product Viewed', product);
}

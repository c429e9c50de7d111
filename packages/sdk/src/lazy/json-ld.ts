import type { Footfall, Properties } from '../footfall.ts';
import { whenParsed } from '../when-parsed.ts';

type Node = Record<string, unknown>;
const first = (value: unknown): unknown => [value].flat()[0];
/** Of what may be a text, an object with this member, or a list of either. */
const textOf = (value: unknown, member: string): unknown => {
  const one = first(value) as Node | undefined;
  return one?.[member] ?? one;
};
const isProduct = (node: Node | null): boolean =>
  [node?.['@type']].flat().some((type) => /(^|[/:])Product$/.test(`${type}`));

/** The page's Schema.org Product from JSON-LD, where it has one and only one. */
export function readProduct(): Properties | undefined {
  const nodes: Node[] = [];
  for (const { textContent } of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      const found = JSON.parse(textContent ?? '');
      for (const node of [found].flat()) nodes.push(...([node?.['@graph'] ?? node].flat() as Node[]));
    } catch {
      // Themes write broken JSON; the others may be whole.
    }
  }
  const [product, another] = nodes.filter(isProduct);
  if (!product || another) return;
  const offer = Object(first(product.offers)) as Node;
  const price = Object(first(offer.priceSpecification)) as Node;
  const { sku } = product;
  return {
    product_id: `${product.productID ?? sku ?? product['@id'] ?? product.name}`,
    sku: sku && `${sku}`,
    name: product.name,
    brand: textOf(product.brand, 'name'),
    category: textOf(product.category, 'name'),
    price: Number(offer.price ?? offer.lowPrice ?? price.price) || undefined,
    currency: offer.priceCurrency ?? price.priceCurrency,
    image_url: textOf(product.image, 'url'),
    url: product.url,
  };
}

/** Tells `Product Viewed` from the page's structured data, for shops whose theme tells nothing itself. */
export default function jsonLd(footfall: Footfall): void {
  whenParsed(() => {
    const product = readProduct();
    if (product) footfall.track('Product Viewed', product);
  });
}

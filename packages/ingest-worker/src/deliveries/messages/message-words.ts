import { favourite, isCurrency, type Profile, toDecimal } from '@footfall/engine';

/** What a browser told may take so many characters of a message. */
const MAX_CLAIMED = 64;
const MAX_PRODUCTS = 20;
/** Anything that somebody could tap on: a scheme, a host by name in any script or by number, a mail address. */
const ADDRESS = /https?:|www\.|\/\/|[\p{L}\p{N}-]\.(\p{L}{2,}|xn--)|\d+\.\d+\.\d+\.\d+|@/iu;

/** A text that a browser told, as far as it may stand in a message; undefined where it may not. */
export function claimedText(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = value.replace(/\p{Cc}+/gu, ' ').trim();
  return text === '' || ADDRESS.test(text) ? undefined : text.slice(0, MAX_CLAIMED);
}

/** What a template may say of a customer. What nobody told is missing, so that a template has to ask first. */
export function messageWords(customer: { id: string }, profile: Profile): Record<string, unknown> {
  const { traits, claims, cart, orders } = profile;
  const proven = orders.filter(({ toldBy }) => toldBy === 'server');
  const last = proven.at(-1)?.products.at(-1);
  return {
    customer: present({
      id: customer.id,
      ...names(traits, (value) => (typeof value === 'string' && value !== '' ? value : undefined)),
      email: profile.contacts?.email?.address,
      traits,
      favourite_product: favourite({ ...profile, orders: proven }, 'product_id'),
      last_product: last?.name ?? last?.productId,
      orders: orders.length,
    }),
    claimed: present(names(claims.traits, claimedText)),
    ...(cart
      ? {
          cart: {
            value: isCurrency(cart.currency) ? toDecimal(cart.valueMinor, cart.currency) : 0,
            currency: cart.currency,
            products: cart.products.slice(0, MAX_PRODUCTS).map(({ name, productId, quantity, priceMinor }) =>
              present({
                name: claimedText(name) ?? claimedText(productId),
                quantity,
                price: priceMinor === undefined ? undefined : toDecimal(priceMinor, cart.currency),
              }),
            ),
          },
        }
      : {}),
  };
}

function names(traits: Record<string, unknown>, read: (value: unknown) => string | undefined) {
  return {
    name: read(traits.name),
    first_name: read(traits.first_name ?? traits.firstName),
    last_name: read(traits.last_name ?? traits.lastName),
  };
}

function present(members: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

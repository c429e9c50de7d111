import { basket } from './basket.js';
import { shelf } from './shelf.js';
import { totals } from './totals.js';

const NAME = 'halfmoon.orders';
/** Without 0, O, 1, I and L, which are misread on the phone. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

function makeNumber() {
  const random = crypto.getRandomValues(new Uint8Array(8));
  return `HM-${Array.from(random, (byte) => ALPHABET[byte % ALPHABET.length]).join('')}`;
}

/** Orders placed on this device. A real shop keeps them on its server. */
export const orders = {
  /** @param {string | null} id */
  find: (id) => shelf.read(NAME, []).find((order) => order.id === id),
  /**
   * Makes the cart that the shopper saw an order. One cart makes one order, however often and in however many tabs the
   * button is pressed.
   * @param {ReturnType<typeof basket.read>} cart
   * @param {{ email: string, name: string, city: string, slot: string }} contact
   */
  place(cart, contact) {
    const all = shelf.read(NAME, []);
    const placed = all.find((order) => order.cart === cart.id);
    if (placed) return placed;
    const order = {
      id: makeNumber(),
      cart: cart.id,
      contact,
      lines: cart.lines.map(({ flavour, quantity }) => ({ id: flavour.id, quantity })),
      ...totals(cart.cents),
    };
    shelf.write(NAME, [...all, order].slice(-20));
    basket.empty();
    return order;
  },
};

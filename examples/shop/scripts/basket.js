import { flavours } from './flavours.js';
import { shelf } from './shelf.js';
import { tellBasket } from './tell-basket.js';

const NAME = 'halfmoon.basket';
export const MOST_OF_ONE = 20;

/** What is stored: an id for this cart's whole life, and how many of which flavour. */
const load = () => shelf.read(NAME, { id: '', lines: [] });

function save(stored) {
  shelf.write(NAME, stored);
  dispatchEvent(new Event('basketchange'));
}

/** The cart. Every change is told to Footfall as the whole cart, so a lost event cannot leave a wrong one behind. */
export const basket = {
  /** The cart with its flavours and prices looked up; a flavour no longer sold is left out. */
  read() {
    const { id, lines } = load();
    const found = lines.flatMap(({ id, quantity }) => {
      const flavour = flavours.find((one) => one.id === id);
      return flavour ? [{ flavour, quantity }] : [];
    });
    return {
      id,
      lines: found,
      count: found.reduce((sum, { quantity }) => sum + quantity, 0),
      cents: found.reduce((sum, { flavour, quantity }) => sum + flavour.cents * quantity, 0),
    };
  },
  /** @param {string} id @param {number} quantity how many more */
  add(id, quantity = 1) {
    const before = load().lines.find((line) => line.id === id)?.quantity ?? 0;
    this.set(id, before + quantity);
  },
  /** @param {string} id @param {number} quantity how many there are to be; 0 takes the line away */
  set(id, quantity) {
    const stored = load();
    stored.id ||= `cart_${Date.now().toString(36)}${Math.random().toString(36).slice(2, 10)}`;
    const amount = Math.max(0, Math.min(MOST_OF_ONE, Math.round(quantity) || 0));
    const line = stored.lines.find((one) => one.id === id);
    if (line) line.quantity = amount;
    else stored.lines.push({ id, quantity: amount });
    stored.lines = stored.lines.filter((one) => one.quantity > 0);
    save(stored);
    tellBasket(this.read());
  },
  /** After the order: nothing is told, the order itself ends the cart. */
  empty() {
    save({ id: '', lines: [] });
  },
};

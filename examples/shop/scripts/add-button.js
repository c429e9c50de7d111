import { basket } from './basket.js';
import { element } from './element.js';
import { notice } from './notice.js';

/**
 * @param {import('./flavours.js').Flavour} flavour
 * @param {{ label: string, quantity?: () => number }} options
 */
export function addButton(flavour, { label, quantity = () => 1 }) {
  return element(
    'button',
    {
      class: 'button',
      type: 'button',
      'data-testid': 'add-to-cart',
      'aria-label': `${label}: ${flavour.name}`,
      onclick: () => {
        basket.add(flavour.id, quantity());
        notice(`${flavour.name} is in your cart.`, element('a', { href: 'cart.html' }, 'View cart'));
      },
    },
    label,
  );
}

import { element } from './element.js';
import { showMoney } from './money.js';

/**
 * The sums under a cart or an order.
 * @param {{ subtotal: number, shipping: number, total: number, missing: number }} sums
 */
export const summary = (sums) =>
  element(
    'dl',
    { class: 'sums' },
    ...[
      ['Subtotal', showMoney(sums.subtotal)],
      ['Frozen delivery', sums.shipping ? showMoney(sums.shipping) : 'Free'],
      ['Total', showMoney(sums.total)],
    ].map(([term, value]) =>
      element('div', {}, element('dt', {}, term), element('dd', { 'data-testid': term.toLowerCase() }, value)),
    ),
  );

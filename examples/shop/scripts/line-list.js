import { element } from './element.js';
import { showMoney } from './money.js';

/** Lines of a cart or an order, to be read only. @param {{ flavour: import('./flavours.js').Flavour, quantity: number }[]} lines */
export const lineList = (lines) =>
  element(
    'ul',
    { class: 'mini-lines' },
    ...lines.map(({ flavour, quantity }) => {
      const picture = element('img', { src: `pictures/${flavour.id}.svg`, alt: '', width: 56, height: 56 });
      picture.style.setProperty('--tone', flavour.tone);
      return element(
        'li',
        {},
        picture,
        element('span', {}, flavour.name, element('small', {}, `${quantity} × ${flavour.pack}`)),
        element('span', { class: 'amount' }, showMoney(flavour.cents * quantity)),
      );
    }),
  );

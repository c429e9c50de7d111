import { addButton } from './add-button.js';
import { element } from './element.js';
import { showMoney } from './money.js';

/** @param {import('./flavours.js').Flavour} flavour */
export function flavourCard(flavour) {
  const card = element(
    'li',
    { class: 'card', 'data-testid': 'flavour' },
    element(
      'div',
      { class: 'card-picture' },
      element('img', { src: `pictures/${flavour.id}.svg`, alt: '', width: 400, height: 400, loading: 'lazy' }),
      flavour.vegan && element('span', { class: 'tag' }, 'Vegan'),
    ),
    element(
      'div',
      { class: 'card-text' },
      element('h3', {}, element('a', { href: `product.html?id=${flavour.id}` }, flavour.name)),
      element('p', {}, flavour.line),
    ),
    element(
      'div',
      { class: 'card-foot' },
      element('p', { class: 'price' }, showMoney(flavour.cents), element('small', {}, flavour.pack)),
      addButton(flavour, { label: 'Add' }),
    ),
  );
  card.style.setProperty('--tone', flavour.tone);
  return card;
}

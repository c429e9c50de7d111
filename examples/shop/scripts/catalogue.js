import './header.js';
import { categories } from './categories.js';
import { element } from './element.js';
import { flavourCard } from './flavour-card.js';
import { flavours } from './flavours.js';

const list = /** @type {HTMLElement} */ (document.querySelector('#flavours'));
const filters = /** @type {HTMLElement} */ (document.querySelector('#filters'));
const count = /** @type {HTMLElement} */ (document.querySelector('#count'));
const cards = flavours.map((flavour) => ({ flavour, card: flavourCard(flavour) }));

/** @param {string} category empty for all */
function show(category) {
  const shown = cards.filter(({ flavour }) => !category || flavour.category === category);
  list.replaceChildren(...shown.map(({ card }) => card));
  count.textContent = `${shown.length} flavours`;
  for (const button of filters.querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.value === category));
  }
}

filters.append(
  ...[{ id: '', name: 'All' }, ...categories].map(({ id, name }) =>
    element('button', { type: 'button', value: id, 'data-testid': 'category', onclick: () => show(id) }, name),
  ),
);

const wanted = new URLSearchParams(location.search).get('category');
show(categories.some(({ id }) => id === wanted) ? String(wanted) : '');

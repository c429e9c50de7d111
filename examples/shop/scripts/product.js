import './header.js';
import { addButton } from './add-button.js';
import { categories } from './categories.js';
import { element } from './element.js';
import { emptyState } from './empty-state.js';
import { flavourCard } from './flavour-card.js';
import { flavours } from './flavours.js';
import { showMoney } from './money.js';
import { stepper } from './stepper.js';
import { tell } from './tell.js';
import { toProduct } from './to-product.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const flavour = flavours.find(({ id }) => id === new URLSearchParams(location.search).get('id'));

/** @param {import('./flavours.js').Flavour} flavour */
function detail(flavour) {
  let quantity = 1;
  const category = categories.find(({ id }) => id === flavour.category);
  const fact = (term, text) => element('div', {}, element('dt', {}, term), element('dd', {}, text));
  const article = element(
    'article',
    { class: 'product' },
    element(
      'div',
      { class: 'product-picture' },
      element('img', { src: `pictures/${flavour.id}.svg`, alt: '', width: 400, height: 400 }),
    ),
    element(
      'div',
      { class: 'product-text' },
      element(
        'nav',
        { 'aria-label': 'Breadcrumb', class: 'crumbs' },
        element('a', { href: 'index.html#shelf' }, 'Flavours'),
        element('span', { 'aria-hidden': 'true' }, '/'),
        element('a', { href: `index.html?category=${flavour.category}#shelf` }, category?.name ?? ''),
      ),
      element('h1', {}, flavour.name),
      element('p', { class: 'lead' }, flavour.line),
      element('p', {}, flavour.story),
      element('p', { class: 'price' }, showMoney(flavour.cents), element('small', {}, flavour.pack)),
      element(
        'div',
        { class: 'buy' },
        stepper({
          name: flavour.name,
          value: quantity,
          least: 1,
          onChange: (value) => {
            quantity = value;
          },
        }),
        addButton(flavour, { label: 'Add to cart', quantity: () => quantity }),
      ),
      element(
        'dl',
        { class: 'facts' },
        fact('Made of', flavour.made),
        fact('Contains', flavour.allergens),
        fact('Serve', flavour.serve),
      ),
    ),
  );
  article.style.setProperty('--tone', flavour.tone);
  return article;
}

if (flavour) {
  document.title = `${flavour.name} · Half Moon Ice Cream`;
  tell('productViewed', toProduct(flavour));
  const others = flavours.filter((one) => one !== flavour);
  const from = flavours.indexOf(flavour);
  const next = [0, 3, 6, 9].map((step) => others[(from + step) % others.length]);
  main.append(
    detail(flavour),
    element(
      'section',
      { class: 'also', 'aria-labelledby': 'also' },
      element('h2', { id: 'also' }, 'Goes well beside it'),
      element('ul', { class: 'cards' }, ...next.map((one) => one && flavourCard(one))),
    ),
  );
} else {
  main.append(
    emptyState({
      picture: 'mango-lolly',
      title: 'We do not make that one',
      text: 'It may have been a summer flavour. The dozen we do make are one step away.',
      link: { href: 'index.html#shelf', text: 'See all flavours' },
    }),
  );
}

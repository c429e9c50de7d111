import './header.js';
import { basket } from './basket.js';
import { element } from './element.js';
import { emptyState } from './empty-state.js';
import { showMoney } from './money.js';
import { notice } from './notice.js';
import { stepper } from './stepper.js';
import { summary } from './summary.js';
import { FREE_SHIPPING_FROM_CENTS, totals } from './totals.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));

function row({ flavour, quantity }) {
  const price = element('p', { class: 'amount' }, showMoney(flavour.cents * quantity));
  const remove = () => {
    const before = basket.read().lines.find((line) => line.flavour.id === flavour.id)?.quantity ?? 1;
    basket.set(flavour.id, 0);
    const undo = () => {
      basket.set(flavour.id, before);
      draw();
    };
    notice(`${flavour.name} is out.`, element('button', { type: 'button', onclick: undo }, 'Put it back'));
    draw();
    // The button that had the focus is gone with its row.
    main.querySelector('h1')?.focus();
  };
  const item = element(
    'li',
    { class: 'line', 'data-testid': 'cart-line' },
    element('img', { src: `pictures/${flavour.id}.svg`, alt: '', width: 120, height: 120 }),
    element(
      'div',
      { class: 'line-text' },
      element('h2', {}, element('a', { href: `product.html?id=${flavour.id}` }, flavour.name)),
      element('p', {}, `${flavour.pack} · ${showMoney(flavour.cents)}`),
    ),
    stepper({
      name: flavour.name,
      value: quantity,
      least: 1,
      onChange: (value) => {
        basket.set(flavour.id, value);
        price.textContent = showMoney(flavour.cents * value);
        drawAside();
      },
    }),
    price,
    element(
      'button',
      {
        class: 'plain',
        type: 'button',
        'data-testid': 'remove',
        'aria-label': `Remove ${flavour.name}`,
        onclick: remove,
      },
      'Remove',
    ),
  );
  item.style.setProperty('--tone', flavour.tone);
  return item;
}

const aside = element('aside', { class: 'panel', 'aria-label': 'Summary' });

function drawAside() {
  const sums = totals(basket.read().cents);
  const meter = element('meter', {
    min: 0,
    max: FREE_SHIPPING_FROM_CENTS,
    value: sums.subtotal,
    'aria-hidden': 'true',
  });
  aside.replaceChildren(
    element('h2', {}, 'Summary'),
    summary(sums),
    element(
      'p',
      { class: 'free' },
      sums.missing ? `${showMoney(sums.missing)} more and delivery is free.` : 'Delivery is on us.',
      meter,
    ),
    element('a', { class: 'button wide', href: 'checkout.html', 'data-testid': 'checkout' }, 'Check out'),
    element('a', { class: 'quiet', href: 'index.html#shelf' }, 'Keep looking'),
  );
}

function draw() {
  const { lines } = basket.read();
  if (!lines.length) {
    main.replaceChildren(
      emptyState({
        picture: 'sicilian-pistachio',
        title: 'Your cart is empty',
        text: 'There is a whole freezer to choose from. Pistachio is a good place to begin.',
        link: { href: 'index.html#shelf', text: 'See all flavours' },
      }),
    );
    return;
  }
  drawAside();
  main.replaceChildren(
    element('h1', { tabindex: -1 }, 'Your cart'),
    element('div', { class: 'columns' }, element('ul', { class: 'lines' }, ...lines.map(row)), aside),
  );
}

draw();
// A page brought back by the Back button shows the cart as it is now.
addEventListener('pageshow', (event) => event.persisted && draw());
addEventListener('storage', draw);

import './header.js';
import { basket } from './basket.js';
import { element } from './element.js';
import { emptyState } from './empty-state.js';
import { lineList } from './line-list.js';
import { CURRENCY, decimal, showMoney } from './money.js';
import { orders } from './orders.js';
import { summary } from './summary.js';
import { tell } from './tell.js';
import { toProduct } from './to-product.js';
import { totals } from './totals.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const form = /** @type {HTMLFormElement} */ (document.querySelector('form'));
const aside = /** @type {HTMLElement} */ (document.querySelector('aside'));
const cart = basket.read();
const sums = totals(cart.cents);

/** The browser's own sentence beside the field, in place of a bubble that vanishes. @param {HTMLInputElement} input */
function judge(input) {
  const message = form.querySelector(`#${input.id}-error`);
  if (!message) return;
  message.textContent = input.validity.valid ? '' : input.validationMessage;
  input.toggleAttribute('aria-invalid', !input.validity.valid);
}

if (!cart.lines.length) {
  main.replaceChildren(
    emptyState({
      picture: 'bourbon-vanilla',
      title: 'Nothing to check out yet',
      text: 'Put a flavour or two into the cart first.',
      link: { href: 'index.html#shelf', text: 'See all flavours' },
    }),
  );
} else {
  aside.append(element('h2', {}, 'Your order'), lineList(cart.lines), summary(sums));
  tell('track', 'Checkout Started', {
    cart_id: cart.id,
    value: decimal(cart.cents),
    currency: CURRENCY,
    products: cart.lines.map(({ flavour, quantity }) => ({ ...toProduct(flavour), quantity })),
  });
}

// Mended while typing, never at leaving the field: a sentence that goes between press and release moves the button away.
form.addEventListener('input', (event) => {
  if (event.target instanceof HTMLInputElement && event.target.hasAttribute('aria-invalid')) judge(event.target);
});

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const inputs = [...form.querySelectorAll('input')];
  inputs.forEach(judge);
  const wrong = inputs.find((input) => !input.validity.valid);
  if (wrong) {
    wrong.focus();
    return;
  }
  const field = (name) => String(new FormData(form).get(name) ?? '').trim();
  const email = field('email').toLowerCase();
  tell('identify', null, { email, name: field('name') });
  const order = orders.place(cart, { email, name: field('name'), city: field('city'), slot: field('slot') });
  location.assign(`thanks.html?order=${order.id}`);
});

// Only now: pressed before, the browser itself would send the form, with all that was typed in the address.
const placeOrder = form.querySelector('button[type="submit"]');
placeOrder?.append(` · ${showMoney(sums.total)}`);
placeOrder?.removeAttribute('disabled');

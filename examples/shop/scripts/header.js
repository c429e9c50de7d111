import { basket } from './basket.js';

/** Keeps the number on the cart link right, also when another tab changes the cart. */
const link = document.querySelector('[data-testid="cart-link"]');
const badge = link?.querySelector('.badge');

function draw() {
  const { count } = basket.read();
  if (!link || !badge) return;
  badge.textContent = String(count);
  badge.toggleAttribute('hidden', count === 0);
  link.setAttribute('aria-label', count === 1 ? 'Cart, 1 item' : `Cart, ${count} items`);
}

addEventListener('basketchange', draw);
addEventListener('storage', draw);
addEventListener('pageshow', draw);
draw();

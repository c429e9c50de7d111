import './header.js';
import { element } from './element.js';
import { emptyState } from './empty-state.js';
import { flavours } from './flavours.js';
import { lineList } from './line-list.js';
import { CURRENCY, decimal } from './money.js';
import { orders } from './orders.js';
import { summary } from './summary.js';
import { tell } from './tell.js';
import { toProduct } from './to-product.js';

const main = /** @type {HTMLElement} */ (document.querySelector('main'));
const order = orders.find(new URLSearchParams(location.search).get('order'));

if (order) {
  const lines = order.lines.flatMap(({ id, quantity }) => {
    const flavour = flavours.find((one) => one.id === id);
    return flavour ? [{ flavour, quantity }] : [];
  });
  // Told on each load: Footfall counts an order once by its number.
  tell('orderCompleted', {
    order_id: order.id,
    checkout_id: order.cart,
    total: decimal(order.total),
    subtotal: decimal(order.subtotal),
    shipping: decimal(order.shipping),
    currency: CURRENCY,
    products: lines.map(({ flavour, quantity }) => ({ ...toProduct(flavour), quantity })),
  });
  const first = order.contact.name.split(' ')[0];
  main.append(
    element(
      'div',
      { class: 'thanks' },
      element(
        'div',
        { class: 'thanks-text' },
        element('p', { class: 'eyebrow' }, 'Order ', element('b', { 'data-testid': 'order-id' }, order.id)),
        element('h1', {}, `Thank\u00a0you, ${first}.`),
        element(
          'p',
          { class: 'lead' },
          `It is packed in dry ice and comes to ${order.contact.city} ${order.contact.slot}. Make room in the freezer.`,
        ),
        element('a', { class: 'button', href: 'index.html' }, 'Back to the shop'),
        element(
          'div',
          { class: 'thanks-pictures' },
          ...lines.slice(0, 4).map(({ flavour }) => {
            const picture = element('img', { src: `pictures/${flavour.id}.svg`, alt: '', width: 144, height: 144 });
            picture.style.setProperty('--tone', flavour.tone);
            return picture;
          }),
        ),
      ),
      element(
        'section',
        { class: 'panel', 'aria-label': 'Order' },
        element('h2', {}, 'What is coming'),
        lineList(lines),
        summary({ ...order, missing: 0 }),
      ),
    ),
  );
} else {
  main.append(
    emptyState({
      picture: 'espresso-cardamom',
      title: 'We cannot find that order',
      text: 'Orders of this demo shop are kept in the browser that placed them.',
      link: { href: 'index.html', text: 'Back to the shop' },
    }),
  );
}

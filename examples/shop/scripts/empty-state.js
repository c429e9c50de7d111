import { element } from './element.js';

/** @param {{ picture: string, title: string, text: string, link: { href: string, text: string } }} options */
export const emptyState = ({ picture, title, text, link }) =>
  element(
    'section',
    { class: 'empty', 'data-testid': 'empty' },
    element('img', { src: `pictures/${picture}.svg`, alt: '', width: 220, height: 220 }),
    element('h1', {}, title),
    element('p', {}, text),
    element('a', { class: 'button', href: link.href }, link.text),
  );

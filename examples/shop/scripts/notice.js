import { element } from './element.js';

const SHOWN_FOR_MS = 6000;
/** In the page before the first message: screen readers announce changes of a live region, not its arrival. */
const region = element('div', { class: 'notice', role: 'status' });
document.body.append(region);
let timer = 0;

/**
 * A short message at the foot of the window.
 * @param {string} text
 * @param {HTMLElement} action a link or button that goes with it
 */
export function notice(text, action) {
  clearTimeout(timer);
  region.replaceChildren(element('span', {}, text), action);
  const clear = () => {
    // Nobody loses the link while reaching for it.
    if (region.matches(':hover, :focus-within')) timer = setTimeout(clear, SHOWN_FOR_MS);
    else region.replaceChildren();
  };
  timer = setTimeout(clear, SHOWN_FOR_MS);
}

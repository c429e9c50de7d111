/**
 * Makes an element. Text goes in as text, never as HTML.
 * @param {string} tag
 * @param {Record<string, unknown>} attributes `on…` members are listeners, false and null leave an attribute out
 * @param {...(Node | string | false | null | undefined)} children
 * @returns {HTMLElement}
 */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), /** @type {EventListener} */ (value));
    else if (value !== false && value != null) made.setAttribute(name, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child || child === ''));
  return made;
}

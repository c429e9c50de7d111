import { MOST_OF_ONE } from './basket.js';
import { element } from './element.js';

/**
 * How many: a number field with a button on each side.
 * @param {{ name: string, value: number, least: number, onChange: (value: number) => void }} options
 */
export function stepper({ name, value, least, onChange }) {
  const input = /** @type {HTMLInputElement} */ (
    element('input', {
      type: 'number',
      inputmode: 'numeric',
      min: least,
      max: MOST_OF_ONE,
      value,
      'aria-label': `Quantity of ${name}`,
      'data-testid': 'quantity',
      onchange: () => step(0),
    })
  );
  const step = (by) => {
    const wanted = (Math.round(Number(input.value)) || least) + by;
    input.value = String(Math.max(least, Math.min(MOST_OF_ONE, wanted)));
    onChange(Number(input.value));
  };
  const button = (text, label, by) =>
    element('button', { type: 'button', 'aria-label': `${label} ${name}`, onclick: () => step(by) }, text);
  return element('div', { class: 'stepper' }, button('−', 'One less', -1), input, button('+', 'One more', 1));
}

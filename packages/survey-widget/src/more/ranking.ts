import type { RankingQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

/** Pressed in order of preference; pressed again, out. Nothing is dragged (WCAG 2.2, 2.5.7). */
export function ranking({ question, answer, write, seed, ties, tools }: Stage<RankingQuestion>): Field {
  const { draw, shuffle } = tools;
  const { 'aria-required': _, ...group } = ties;
  const list = question.shuffle ? shuffle(question.options, seed) : question.options;
  let order = Array.isArray(answer?.value) ? answer.value : [];
  const buttons = list.map(({ id, text }) => {
    const place = draw('span', { part: 'place' });
    const button = draw('button', { part: 'rank', type: 'button' }, place, draw('span', {}, write(text)));
    button.onclick = () => {
      order = order.includes(id) ? order.filter((one) => one !== id) : [...order, id].slice(0, question.most);
      show();
      button.dispatchEvent(new Event('input', { bubbles: true }));
    };
    return { id, place, button };
  });
  const show = (): void => {
    for (const { id, place, button } of buttons) {
      const at = order.indexOf(id) + 1;
      place.textContent = at ? `${at}` : '';
      button.setAttribute('aria-pressed', `${at > 0}`);
    }
  };
  show();
  const node = draw('div', { part: 'list', role: 'group', ...group }, ...buttons.map(({ button }) => button));
  return rare(node, () => (order.length ? { value: order } : undefined));
}

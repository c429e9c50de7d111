import type { MatrixQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

/** A group of radio buttons for each row: read and walked through one row after another, on a phone as well. */
export function matrix({ question, answer, write, tools }: Stage<MatrixQuestion>): Field {
  const { draw } = tools;
  const before = [answer?.value].flat().map(String);
  const node = draw(
    'div',
    {},
    ...question.rows.map((row, at) =>
      draw(
        'div',
        { part: 'row', role: 'radiogroup', 'aria-labelledby': `row${at}`, 'aria-describedby': 'error' },
        draw('p', { id: `row${at}` }, write(row.text)),
        ...question.columns.map((column) => {
          const value = `${row.id}:${column.id}`;
          const input = draw('input', { type: 'radio', name: `matrix-${at}`, value, checked: before.includes(value) });
          return draw('label', { part: 'column' }, input, draw('span', {}, write(column.text)));
        }),
      ),
    ),
  );
  return rare(node, () => {
    const value = Array.from(node.querySelectorAll<HTMLInputElement>(':checked'), (input) => input.value);
    return value.length ? { value } : undefined;
  });
}

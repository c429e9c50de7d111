import { draw } from '../draw.ts';
import type { Field, Stage } from './field.ts';

export interface Radio {
  value: string;
  /** What is seen. */
  face: Node | string;
  /** What is read out, where the face alone does not say it. */
  label?: string;
}

/** A row of native radio buttons: arrow keys move, nothing goes on by itself. */
export function radios({ question, answer, ties }: Stage, part: string, list: Radio[]): Field & { node: HTMLElement } {
  const node = draw(
    'div',
    { part, role: 'radiogroup', ...ties },
    ...list.map(({ value, face, label }) =>
      draw(
        'label',
        { part: 'option' },
        draw('input', {
          type: 'radio',
          name: question.kind,
          value,
          'aria-label': label,
          checked: `${answer?.value}` === value,
        }),
        draw('span', {}, face),
      ),
    ),
  );
  return {
    node,
    read() {
      const value = node.querySelector<HTMLInputElement>(':checked')?.value;
      return value === undefined ? undefined : { value };
    },
  };
}

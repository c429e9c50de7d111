import { draw } from '../draw.ts';
import type { Stage } from './field.ts';

export interface Choosable {
  value: string;
  /** What is seen. */
  face: Node | string;
  /** What is read out, where the face alone does not say it. */
  label?: string;
}

export interface Options {
  node: HTMLElement;
  chosen(): string[];
}

/**
 * Native radio buttons, or check boxes where several may be chosen: arrow keys move, nothing goes on by itself. The
 * control lies invisibly over its face, so that the whole face is the target.
 */
export function options({ question, answer, ties }: Stage, part: string, list: Choosable[], many?: boolean): Options {
  const before = [answer?.value].flat().map(String);
  const { 'aria-required': required, ...group } = ties;
  const node = draw(
    'div',
    many ? { part, role: 'group', ...group } : { part, role: 'radiogroup', 'aria-required': required, ...group },
    ...list.map(({ value, face, label }) =>
      draw(
        'label',
        { part: 'option' },
        draw('input', {
          type: many ? 'checkbox' : 'radio',
          name: question.kind,
          value,
          'aria-label': label,
          checked: before.includes(value),
        }),
        draw('span', {}, face),
      ),
    ),
  );
  return {
    node,
    chosen: () => Array.from(node.querySelectorAll<HTMLInputElement>(':checked'), ({ value }) => value),
  };
}

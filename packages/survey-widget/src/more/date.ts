import type { DateQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

/** The browser's own calendar, which speaks the reader's language and is known to their screen reader. */
export function date({ question, answer, ties, tools }: Stage<DateQuestion>): Field {
  const { draw } = tools;
  const { earliest, latest } = question;
  const node = draw('input', { part: 'input', type: 'date', name: 'date', min: earliest, max: latest, ...ties });
  node.value = `${answer?.value ?? ''}`;
  return rare(node, () =>
    node.value ? { value: node.value } : node.validity.badInput ? { value: 'half a date' } : undefined,
  );
}

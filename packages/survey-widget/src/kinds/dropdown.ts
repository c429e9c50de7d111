import type { DropdownQuestion } from '@footfall/contract';
import { shuffle } from '@footfall/engine/survey-flow';
import { draw } from '../draw.ts';
import type { Field, Stage } from './field.ts';

export function dropdown({ question, answer, say, seed, ties }: Stage<DropdownQuestion>): Field {
  const list = question.shuffle ? shuffle(question.options, seed) : question.options;
  const node = draw(
    'select',
    { part: 'input', name: 'dropdown', ...ties },
    draw('option', { value: '' }, say(question.placeholder)),
    ...list.map(({ id, text }) => draw('option', { value: id }, say(text))),
  );
  node.value = `${answer?.value ?? ''}`;
  return { node, read: () => (node.value ? { value: node.value } : undefined) };
}

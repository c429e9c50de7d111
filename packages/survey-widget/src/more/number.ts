import type { NumberQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

export function number({ question, answer, ties, tools }: Stage<NumberQuestion>): Field {
  const { draw } = tools;
  const { least, most, step } = question;
  const node = draw('input', {
    part: 'input',
    type: 'number',
    name: 'number',
    inputmode: step && step % 1 ? 'decimal' : 'numeric',
    min: least,
    max: most,
    step,
    ...ties,
  });
  node.value = `${answer?.value ?? ''}`;
  // What is no number reads as nothing, but is not nothing.
  return rare(node, () => (node.value || node.validity.badInput ? { value: node.valueAsNumber } : undefined));
}

import type { PhoneQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

export function phone({ question, answer, say, write, ties, tools }: Stage<PhoneQuestion>): Field {
  const { draw } = tools;
  const { consent } = question;
  const input = draw('input', {
    part: 'input',
    type: 'tel',
    name: 'phone',
    autocomplete: 'tel',
    placeholder: say(question.placeholder) || undefined,
    ...ties,
  });
  input.value = `${answer?.value ?? ''}`;
  const box = draw('input', { type: 'checkbox', name: 'consent', checked: answer?.consent });
  const label = consent && draw('label', { part: 'consent' }, box, draw('span', {}, write(consent)));
  return rare(draw('div', {}, input, label || undefined), () => {
    const value = input.value.trim();
    return value ? { value, consent: box.checked } : undefined;
  });
}

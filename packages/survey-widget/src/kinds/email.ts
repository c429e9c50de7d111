import type { EmailQuestion } from '@footfall/contract';
import { draw } from '../draw.ts';
import type { Field, Stage } from './field.ts';

/** An address, and a box that is never ticked beforehand. */
export function email({ question, answer, say, write, ties }: Stage<EmailQuestion>): Field {
  const address = draw('input', {
    part: 'input',
    type: 'email',
    name: 'email',
    autocomplete: 'email',
    placeholder: say(question.placeholder) || undefined,
    ...ties,
  });
  address.value = `${answer?.value ?? ''}`;
  const box = draw('input', { type: 'checkbox', name: 'consent', checked: answer?.consent });
  return {
    node: draw(
      'div',
      {},
      address,
      question.consent && draw('label', { part: 'consent' }, box, draw('span', {}, write(question.consent))),
    ),
    read() {
      const value = address.value.trim();
      return value ? { value, consent: box.checked } : undefined;
    },
  };
}

import type { Question } from '@footfall/contract';
import type { Answer } from './answer.ts';

/** An answer as one would say it, to be put into a later text: labels in place of option ids. */
export function spoken(question: Question, answer: Answer | undefined, find: (key: string) => string): string {
  if (!answer) return '';
  if (question.kind === 'yes_no') return find(`ui.${answer.value}`);
  const options = 'options' in question ? question.options : [];
  return [answer.value]
    .flat()
    .map((value) => {
      const option = options.find(({ id }) => id === value);
      return option?.open && answer.other ? answer.other : option ? find(option.text) : `${value}`;
    })
    .join(', ');
}

import type { Option, Question, Survey } from '@footfall/contract';

/** Whatever of a question has an id and a text of its own. */
const choosable = (question: Question): Option[] =>
  'options' in question ? question.options : question.kind === 'matrix' ? [...question.rows, ...question.columns] : [];

/** Keys into `strings` that a survey uses, in the order they are met; one may be there twice. */
export function keysOf({
  questions,
  endings = [],
  thanks,
}: Pick<Survey, 'questions' | 'endings' | 'thanks'>): string[] {
  return [
    thanks,
    ...endings.flatMap(({ text, link }) => [text, link?.text]),
    ...questions.flatMap((question) => [
      question.text,
      question.hint,
      'low' in question ? question.low : undefined,
      'high' in question ? question.high : undefined,
      'placeholder' in question ? question.placeholder : undefined,
      'consent' in question ? question.consent : undefined,
      'link' in question ? question.link.text : undefined,
      ...choosable(question).map(({ text }) => text),
    ]),
  ].filter((key) => key !== undefined);
}

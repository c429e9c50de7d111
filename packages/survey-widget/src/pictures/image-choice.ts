import type { ImageChoiceQuestion, Question } from '@footfall/contract';
import { type Answer, validateImageChoice } from '@footfall/engine/survey-flow';
import type { Field, Stage } from '../kinds/field.ts';

/** Native radio buttons or check boxes over pictures, whose words name them; room is kept before a picture is there. */
export function imageChoice({ question, answer, write, seed, ties, tools }: Stage<ImageChoiceQuestion>): Field {
  const { draw, shuffle } = tools;
  const { many, options } = question;
  const before = [answer?.value].flat();
  const { 'aria-required': required, ...group } = ties;
  const node = draw(
    'div',
    { part: 'pictures', role: many ? 'group' : 'radiogroup', 'aria-required': !many && required, ...group },
    ...(question.shuffle ? shuffle(options, seed) : options).map(({ id, text, image }) =>
      draw(
        'label',
        { part: 'picture' },
        draw('input', {
          type: many ? 'checkbox' : 'radio',
          name: 'picture',
          value: id,
          checked: before.includes(id),
        }),
        // Checked at publish too; a definition of other making gets no further than this.
        /^https:/.test(image) && draw('img', { src: image, alt: '', referrerpolicy: 'no-referrer' }),
        draw('span', {}, write(text)),
      ),
    ),
  );
  return {
    node,
    check: (asked: Question, given: Answer | undefined) => validateImageChoice(asked as ImageChoiceQuestion, given),
    read() {
      const chosen = Array.from(node.querySelectorAll<HTMLInputElement>(':checked'), ({ value }) => value);
      const [value] = chosen;
      return value === undefined ? undefined : { value: many ? chosen : value };
    },
  };
}

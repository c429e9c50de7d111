import type { ChoiceQuestion } from '@footfall/contract';
import { LONGEST_TEXT, shuffle } from '@footfall/engine/survey-flow';
import { draw } from '../draw.ts';
import type { Field, Stage } from './field.ts';
import { options } from './options.ts';

/** One of several, or several of them, with room for own words where an option is open. */
export function choice(stage: Stage<ChoiceQuestion>): Field {
  const { question, answer, say, write, seed, ties } = stage;
  const { many } = question;
  const list = question.shuffle ? shuffle(question.options, seed) : question.options;
  const { node, chosen } = options(
    stage,
    `list ${many ? 'many' : 'one'}`,
    list.map(({ id, text }) => ({ value: id, face: write(text) })),
    many,
  );
  const open = list.find((option) => option.open);
  const other = draw('input', {
    part: 'input',
    name: 'other',
    maxlength: LONGEST_TEXT,
    'aria-label': open && say(open.text),
    'aria-describedby': ties['aria-describedby'],
  });
  other.value = answer?.other ?? '';
  const setOpen = (): void => {
    other.hidden = other.disabled = !open || !chosen().includes(open.id);
  };
  setOpen();
  node.onchange = ({ target }): void => {
    const { value, checked } = target as HTMLInputElement;
    if (many && checked) {
      const isAlone = (id: string): boolean | undefined => list.find((option) => option.id === id)?.alone;
      // "None of these" goes with nothing, and nothing goes with it.
      for (const box of node.querySelectorAll<HTMLInputElement>(':checked')) {
        if (box.value !== value && (isAlone(value) || isAlone(box.value))) box.checked = false;
      }
    }
    setOpen();
  };
  return {
    node: draw('div', {}, node, other),
    read() {
      const values = chosen();
      const [value] = values;
      if (value === undefined) return undefined;
      const words = other.value.trim();
      return { value: many ? values : value, ...(!other.disabled && words && { other: words }) };
    },
  };
}

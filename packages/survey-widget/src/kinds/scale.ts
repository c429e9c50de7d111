import type { CesQuestion, CsatQuestion, NpsQuestion } from '@footfall/contract';
import { draw } from '../draw.ts';
import { face } from './face.ts';
import type { Field, Stage } from './field.ts';
import { options } from './options.ts';

const ENDS = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

/** Numbers, stars or faces in a row, with a word at each end. */
export function scale(stage: Stage<NpsQuestion | CsatQuestion | CesQuestion>): Field {
  const { question, say, write } = stage;
  const [least, most] = ENDS[question.kind];
  const look = question.kind === 'csat' ? (question.look ?? 'stars') : 'numbers';
  const list = Array.from({ length: most - least + 1 }, (_, at) => {
    const n = least + at;
    const count = look === 'numbers' ? `${n}` : `${n} / ${most}`;
    const end = n === least ? say(question.low) : n === most ? say(question.high) : '';
    return {
      value: `${n}`,
      // A star is drawn by the style sheet, which knows how many are lit.
      face: look === 'faces' ? face(n) : look === 'stars' ? '' : count,
      label: end ? `${count}, ${end}` : count,
    };
  });
  const { node, chosen } = options(stage, `scale ${look}`, list);
  const ends = draw(
    'div',
    { part: 'ends', 'aria-hidden': 'true' },
    draw('span', {}, write(question.low)),
    draw('span', {}, write(question.high)),
  );
  return {
    node: draw('div', {}, node, ends),
    read() {
      const [value] = chosen();
      return value === undefined ? undefined : { value: Number(value) };
    },
  };
}

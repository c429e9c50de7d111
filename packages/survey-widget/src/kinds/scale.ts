import type { CesQuestion, CsatQuestion, NpsQuestion } from '@footfall/contract';
import { draw } from '../draw.ts';
import { face } from './face.ts';
import type { Field, Stage } from './field.ts';
import { radios } from './radios.ts';

const ENDS = { nps: [0, 10], csat: [1, 5], ces: [1, 7] } as const;

/** Numbers, stars or faces in a row, with a word at each end. */
export function scale(stage: Stage<NpsQuestion | CsatQuestion | CesQuestion>): Field {
  const { question, say } = stage;
  const [least, most] = ENDS[question.kind];
  const look = question.kind === 'csat' ? (question.look ?? 'stars') : 'numbers';
  const list = Array.from({ length: most - least + 1 }, (_, at) => {
    const n = least + at;
    const end = n === least ? say(question.low) : n === most ? say(question.high) : '';
    const count = say('ui.of').replace('{{n}}', `${n}`).replace('{{most}}', `${most}`);
    return {
      value: `${n}`,
      face: look === 'faces' ? face(n) : look === 'stars' ? '★' : `${n}`,
      label: [look === 'numbers' ? n : count, end].filter((one) => one !== '').join(', '),
    };
  });
  const field = radios(stage, `scale ${look}`, list);
  const ends = draw(
    'div',
    { part: 'ends', 'aria-hidden': 'true' },
    draw('span', {}, say(question.low)),
    draw('span', {}, say(question.high)),
  );
  return {
    node: draw('div', {}, field.node, ends),
    read() {
      const chosen = field.read();
      return chosen && { value: Number(chosen.value) };
    },
  };
}

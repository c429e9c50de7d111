import type { SliderQuestion } from '@footfall/contract';
import type { Field, Stage } from '../kinds/field.ts';
import { rare } from './rare.ts';

/** It stands in the middle and means nothing until it was moved, or pressed where it stands. */
export function slider({ question, answer, write, ties, tools }: Stage<SliderQuestion>): Field {
  const { draw } = tools;
  const { least, most, step, low, high } = question;
  const { 'aria-required': _, ...allowed } = ties;
  const range = draw('input', {
    part: 'range',
    type: 'range',
    name: 'slider',
    min: least,
    max: most,
    step,
    ...allowed,
  });
  const output = draw('output', { part: 'output', 'aria-hidden': 'true' });
  let moved = typeof answer?.value === 'number';
  range.value = `${moved ? answer?.value : (least + most) / 2}`;
  const show = (): void => {
    output.textContent = moved ? range.value : '–';
  };
  show();
  const move = (): void => {
    moved = true;
    show();
  };
  range.oninput = move;
  range.onpointerup = () => {
    move();
    range.dispatchEvent(new Event('input', { bubbles: true }));
  };
  const ends = draw(
    'div',
    { part: 'ends', 'aria-hidden': 'true' },
    draw('span', {}, write(low)),
    draw('span', {}, write(high)),
  );
  return rare(draw('div', {}, output, range, ends), () => (moved ? { value: range.valueAsNumber } : undefined));
}

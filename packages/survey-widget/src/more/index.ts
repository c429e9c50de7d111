import type { Kind } from '../kinds/field.ts';
import { autocomplete } from './autocomplete.ts';
import { country } from './country.ts';
import { date } from './date.ts';
import { matrix } from './matrix.ts';
import css from './more.css';
import { number } from './number.ts';
import { phone } from './phone.ts';
import { ranking } from './ranking.ts';
import { slider } from './slider.ts';

/** The rare kinds, in a file of their own. */
export const KINDS: { [kind: string]: Kind<never> } = {
  number,
  slider,
  date,
  phone,
  ranking,
  matrix,
  country,
  autocomplete,
};

export const WORDS: Record<string, string> = {
  'ui.range': 'Please give a value within the limits.',
  'ui.phone': 'Please write a number such as +49 30 1234567.',
  'ui.list': 'Please choose from the list.',
};

export { css };

import { RARE_SURVEY_WORDS } from '@footfall/contract';
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

export const WORDS = RARE_SURVEY_WORDS;

export { css };

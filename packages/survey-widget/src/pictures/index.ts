import type { Kind } from '../kinds/field.ts';
import { imageChoice } from './image-choice.ts';
import css from './pictures.css';

/** Questions with pictures, in a file of their own. */
export const KINDS: { [kind: string]: Kind<never> } = { image_choice: imageChoice };

export { css };

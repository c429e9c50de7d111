import type { TextQuestion } from '@footfall/contract';
import { LONGEST_TEXT } from '@footfall/engine/survey-flow';
import { draw } from '../draw.ts';
import type { Field, Stage } from './field.ts';

/** Words of one's own, on one line or several. */
export function text({ question, answer, say, ties }: Stage<TextQuestion>): Field {
  const attributes = {
    part: 'input',
    name: 'text',
    maxlength: question.maxLength ?? LONGEST_TEXT,
    placeholder: say(question.placeholder) || undefined,
    ...ties,
  };
  const node = question.long ? draw('textarea', { rows: 3, ...attributes }) : draw('input', attributes);
  node.value = `${answer?.value ?? ''}`;
  return {
    node,
    read() {
      const value = node.value.trim();
      return value ? { value } : undefined;
    },
  };
}

import type { YesNoQuestion } from '@footfall/contract';
import type { Field, Stage } from './field.ts';
import { options } from './options.ts';

export function yesNo(stage: Stage<YesNoQuestion>): Field {
  const list = ['yes', 'no'].map((value) => ({ value, face: stage.write(`ui.${value}`) }));
  const { node, chosen } = options(stage, 'scale numbers', list);
  return {
    node,
    read() {
      const [value] = chosen();
      return value === undefined ? undefined : { value };
    },
  };
}

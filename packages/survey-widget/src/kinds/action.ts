import type { ActionStep } from '@footfall/contract';
import type { Answer } from '@footfall/engine/survey-flow';
import { link } from '../link.ts';
import type { Field, Stage } from './field.ts';

/** A button that leads on; following it is the answer. */
export function action({ question, answer, write }: Stage<ActionStep>): Field {
  let followed: Answer | undefined = answer?.value === 'opened' ? answer : undefined;
  const node = link(question.link, write);
  if (node) {
    node.onclick = () => {
      followed = { value: 'opened' };
      node.dispatchEvent(new Event('input', { bubbles: true }));
    };
  }
  return { node, asks: false, read: () => followed };
}

import type { Ending, Question, Survey } from '@footfall/contract';
import type { Answers } from './answer.ts';
import { holds } from './holds.ts';

/** What comes now: a question, a named ending, or undefined for the survey's own `thanks`. */
export type Step = Question | Ending | undefined;

/** What of a survey ways are made of; the texts are not. */
export type Walkable = Pick<Survey, 'questions' | 'flow' | 'endings'>;

export const isQuestion = (step: Step): step is Question => step !== undefined && 'kind' in step;

/**
 * The step after `from`, or the first one. A question whose `showIf` does not hold, or which `canAsk` refuses, is passed
 * by as if it had no answer. A definition with a cycle ends instead of turning for ever.
 */
export function nextStep(
  survey: Walkable,
  from: string | undefined,
  answers: Answers,
  canAsk: (question: Question) => boolean = () => true,
): Step {
  const { questions, flow = [], endings = [] } = survey;
  let at = from;
  for (let passed = 0; passed <= questions.length; passed++) {
    const rule = flow.find((one) => one.from === at && (!one.if || holds(one.if, answers)));
    const ending = rule && endings.find((one) => one.id === rule.to);
    if (ending) return ending;
    // Nothing has the id undefined, so the first question follows -1.
    const question = rule
      ? questions.find((one) => one.id === rule.to)
      : questions[questions.findIndex((one) => one.id === at) + 1];
    if (!question) return undefined;
    if (canAsk(question) && (!question.showIf || holds(question.showIf, answers))) return question;
    at = question.id;
  }
  return undefined;
}

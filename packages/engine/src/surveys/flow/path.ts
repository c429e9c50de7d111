import type { Question } from '@footfall/contract';
import type { Answers } from './answer.ts';
import { isQuestion, nextStep, type Walkable } from './next-step.ts';

/** Ids of the questions that these answers lead through, from the first to the last. */
export function path(survey: Walkable, answers: Answers, canAsk?: (question: Question) => boolean): string[] {
  const ids: string[] = [];
  let step = nextStep(survey, undefined, answers, canAsk);
  while (isQuestion(step) && !ids.includes(step.id)) {
    ids.push(step.id);
    step = nextStep(survey, step.id, answers, canAsk);
  }
  return ids;
}

import type { Question, Survey } from '@footfall/contract';
import type { Answers } from './answer.ts';
import { isQuestion, nextStep } from './next-step.ts';

/** Ids of the questions that these answers lead through, from the first to the last. */
export function path(survey: Survey, answers: Answers, canAsk?: (question: Question) => boolean): string[] {
  const ids: string[] = [];
  let step = nextStep(survey, undefined, answers, canAsk);
  while (isQuestion(step) && !ids.includes(step.id)) {
    ids.push(step.id);
    step = nextStep(survey, step.id, answers, canAsk);
  }
  return ids;
}

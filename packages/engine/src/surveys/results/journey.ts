import type { Survey } from '@footfall/contract';
import type { Answer, Answers } from '../flow/answer.ts';
import { path } from '../flow/path.ts';
import type { Response } from './survey-results.ts';

/** One response on the way that its answers lead along. */
export interface Journey {
  response: Response;
  answers: Answers;
  /** The whole way, as far as it can be told by now. */
  way: string[];
  /** The questions that it came to, in their order. */
  reached: string[];
}

/** Who did not finish came to the question after their last answer. */
export function journeyOf(survey: Survey, response: Response): Journey {
  const answers: Answers = Object.fromEntries(
    Object.entries(response.answers).map(([id, { value }]) => [id, { value } as Answer]),
  );
  const way = path(survey, answers);
  if (response.completedAt !== null) return { response, answers, way, reached: way };
  const last = way.findLastIndex((id) => Object.hasOwn(answers, id));
  return { response, answers, way, reached: way.slice(0, last + 2) };
}

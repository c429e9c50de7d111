import type { Survey } from '@footfall/contract';

/** The same survey, whose ways pass by these questions as if their turn never came. */
export function withoutQuestions(survey: Survey, ids: string[]): Survey {
  const never = { showIf: { any: [] } };
  return {
    ...survey,
    questions: survey.questions.map((question) => (ids.includes(question.id) ? { ...question, ...never } : question)),
  };
}

import type { Question, SurveyDraft } from '@footfall/contract';

/** The draft with a question in place of the one of the same id. */
export function withQuestion(draft: SurveyDraft, question: Question): SurveyDraft {
  return { ...draft, questions: draft.questions.map((one) => (one.id === question.id ? question : one)) };
}

import type { ManagedSurvey, SurveyDraft } from '@footfall/contract';

/** What of a survey can be changed. */
export function draftOf(survey: ManagedSurvey): SurveyDraft {
  const { id, status, revision, published, summary, createdAt, updatedAt, ...draft } = survey;
  return draft;
}

import type { ManagedSurvey, SurveyDraft } from '@footfall/contract';
import { request } from '../api/request.ts';

export const SURVEYS_PATH = '/v1/surveys';
export const surveyPath = (id: string) => `${SURVEYS_PATH}/${encodeURIComponent(id)}`;
export const surveyKey = (id: string) => ['survey', id];

export const createSurvey = (draft: SurveyDraft) =>
  request<ManagedSurvey>(SURVEYS_PATH, { method: 'POST', body: draft });

export const saveSurvey = (id: string, draft: SurveyDraft) =>
  request<ManagedSurvey>(surveyPath(id), { method: 'PUT', body: draft });

export const publishSurvey = (id: string) => request<ManagedSurvey>(`${surveyPath(id)}/publish`, { method: 'POST' });

export const deleteSurvey = (id: string) => request<undefined>(surveyPath(id), { method: 'DELETE' });

import type { Survey } from './survey.ts';
import type { SurveySummary } from './survey-results.ts';
import type { SurveyShow } from './survey-show.ts';

/** Most surveys of one site: the rules of all of them travel together. */
export const MAX_SURVEYS = 100;
/** Longest id of a survey, in characters. */
export const MAX_SURVEY_ID_LENGTH = 64;

/** A survey as it is written: what is drawn, who sees it, and what becomes of the answers. */
export interface SurveyDraft extends Omit<Survey, 'id' | 'revision'> {
  /** For people. */
  name: string;
  description?: string;
  /** Without it the survey never comes up by itself: it can be put into a page or linked to. */
  show?: SurveyShow;
  /** By question id, the customer's trait that an answer to it sets. Answers that nobody was asked for set none. */
  traits?: Record<string, string>;
  /** Who finishes gets a coupon of this pool, one for each response; a `reward` question or ending shows it. */
  reward?: { pool: string };
}

/** A survey and how it stands, as `/v1/surveys` answers a secret key. Its own members are the draft's. */
export interface ManagedSurvey extends SurveyDraft {
  id: string;
  /** `draft` was never published; `changed` says something else than what is published. */
  status: 'draft' | 'published' | 'changed';
  /** Of what is published; null before. */
  revision: number | null;
  published: PublishedSurvey | null;
  summary: SurveySummary;
  createdAt: string;
  updatedAt: string;
}

export interface PublishedSurvey extends SurveyDraft {
  revision: number;
  at: string;
}

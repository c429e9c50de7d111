import type { MessagingRules, SegmentRule, SurveyFrequency, SurveyShow } from '@footfall/contract';
import type { CampaignRule } from './campaigns/campaign-plan.ts';
import type { Walkable } from './surveys/flow/next-step.ts';

/** A site's published rules. A version never changes once published. */
export interface Rules {
  /** Grows by one with each publish. */
  version: number;
  /** ISO 4217 code for amounts told without one. */
  currency: string;
  /** IANA zone for customers who have none. */
  timeZone: string;
  /** Whose word on money paid counts where rewards hang on it: `trusted` callers' alone where it is missing. */
  rewards?: 'trusted' | 'any';
  surveys: SurveyRule[];
  /** How often somebody is asked anything at all. */
  surveyFrequency?: SurveyFrequency;
  /** Missing in rules published before there were segments. */
  segments?: SegmentRule[];
  /** Those in force, and older versions that somebody may still be in. */
  campaigns?: CampaignRule[];
  /** What holds for all campaigns together. */
  messaging?: MessagingRules;
}

/** A published survey: who sees it and when, and what its answers may be. Without a trigger it never comes up by itself. */
export interface SurveyRule extends Partial<SurveyShow> {
  id: string;
  revision: number;
  /** Its questions and the ways between them, without texts: missing in rules published before answers were checked. */
  asks?: Walkable;
  /** By question id, the trait that an answer sets. */
  traits?: Record<string, string>;
}

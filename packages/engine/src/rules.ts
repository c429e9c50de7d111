import type { MessagingRules, SegmentRule } from '@footfall/contract';
import type { CampaignRule } from './campaigns/campaign-plan.ts';

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
  /** Missing in rules published before there were segments. */
  segments?: SegmentRule[];
  /** Those in force, and older versions that somebody may still be in. */
  campaigns?: CampaignRule[];
  /** What holds for all campaigns together. */
  messaging?: MessagingRules;
}

/** When a published survey is shown. */
export interface SurveyRule {
  id: string;
  revision: number;
  /** Name of the event that leads to it. */
  trigger: string;
}

import type { WebhookCustomer } from './webhook.ts';

/** A share in per cent with its 95 % interval (Wilson), and of how many. */
export interface Share {
  count: number;
  of: number;
  /** Null where there is nobody to have a share of. */
  percent: number | null;
  low: number | null;
  high: number | null;
}

/**
 * A score with its 95 % interval, over valid answers alone: who passed a question by, or never came to it, is not in `n`.
 * - `nps` promoters (9, 10) less detractors (0–6), in per cent, −100 to 100
 * - `csat` share of 4 and 5, in per cent
 * - `ces` mean of 1–7
 * - `pmf` share of "very disappointed", in per cent
 */
export interface SurveyScore {
  kind: 'nps' | 'csat' | 'ces' | 'pmf';
  n: number;
  value: number | null;
  low: number | null;
  high: number | null;
  /** `nps`: how many of each. */
  promoters?: number;
  passives?: number;
  detractors?: number;
  /** `csat`: mean of 1–5. */
  mean?: number | null;
  /** `ces`: share of 5 and above. */
  easy?: Share;
}

/** Below this many answers a score is an interval and no verdict. */
export const MIN_SCORE_ANSWERS = 30;

/** Displays, told of once each, and what became of them. */
export interface SurveyFunnel {
  /** Drawn, wherever on the page: those that could be seen are among them. */
  rendered: number;
  /** Of those, the ones that could be seen: what every other figure is of. */
  shown: number;
  /** With an answer. */
  started: number;
  completed: number;
  dismissed: number;
  /** Left with answers, and with none. */
  partial: number;
  abandoned: number;
}

export interface QuestionResult {
  id: string;
  kind: string;
  /** In the survey's own language. */
  text: string;
  /** Responses whose way led to it. */
  reached: number;
  answered: number;
  /** Of those who came to it, who went no further. */
  dropOff: Share;
  /** Median seconds from the answer before, or from when it was shown. */
  seconds: number | null;
  score?: SurveyScore;
  /**
   * By option, or by answer where there are no options, the most frequent first; with what the orders came to that those
   * who answered so were asked after.
   */
  counts?: { id: string; text: string; share: Share; revenue: AnswerRevenue[] }[];
  /** Of numbers. */
  mean?: number | null;
  median?: number | null;
}

/** One way through the questions, of those who answered any of them: it is their answers that lead along it. */
export interface SurveyWay {
  /** In the order they are asked, with how many came to each: where the number falls, people left. */
  questions: { id: string; reached: number }[];
  /** Id of the ending it leads to; null for the survey's own thanks. */
  ending: string | null;
  started: number;
  completed: number;
}

/** Orders that a survey was shown after, less what was paid back; one entry for each currency, never summed across them. */
export interface AnswerRevenue {
  /** ISO 4217. */
  currency: string;
  orders: number;
  /** Decimal amount. */
  total: number;
}

/**
 * What `?by=` divides results by: segments that people are in now, products of the order they were asked after, the
 * channel that had brought them when they were asked, and the campaign that asked, or had brought them.
 */
export const SURVEY_GROUPINGS = ['segment', 'product', 'channel', 'campaign'] as const;
export type SurveyGrouping = (typeof SURVEY_GROUPINGS)[number];

/** One part of the responses; a response may be in several. */
export interface SurveyGroup {
  id: string;
  name: string;
  rendered: number;
  shown: number;
  started: number;
  completed: number;
  /** Of the first question that has one. */
  score: SurveyScore | null;
  revenue: AnswerRevenue[];
}

export interface SurveyResults {
  funnel: SurveyFunnel;
  /** Of those for whom it was drawn, who came to where it could be seen. */
  viewRate: Share;
  /** Of those who saw it, who answered anything; of those, who finished. */
  responseRate: Share;
  completion: Share;
  /** Median seconds from when it was shown to the end. */
  seconds: number | null;
  questions: QuestionResult[];
  /** The ways people took, the most frequent first, at most 20. Who did not finish is on the one that their answers lead along so far. */
  ways: SurveyWay[];
  /** Where `by` was asked for: the largest first, at most 50. */
  groups?: SurveyGroup[];
  /** Told by somebody whom nobody had asked: in none of these figures. */
  unsolicited: number;
  /** There were more than are looked at: these are the newest. */
  truncated: boolean;
}

/** One display of a survey and what was answered, as `GET /v1/surveys/:id/responses` lists it. */
export interface SurveyResponse {
  id: string;
  revision: number;
  customer: WebhookCustomer | null;
  status: SurveyResponseStatus;
  at: string;
  renderedAt: string | null;
  shownAt: string | null;
  completedAt: string | null;
  /** Number of the order it was shown after. */
  order?: string;
  /** What had brought the person when they were asked, as `source / medium`, a click id's name, a host, or `direct`. */
  channel?: string;
  /** Id of the campaign that asked; else the name of that by whose link they had come. */
  campaign?: string;
  /** By question id. */
  answers: Record<string, { value: unknown; other?: string; at: string }>;
}

/** `open` while the person may still be at it. */
export const SURVEY_RESPONSE_STATUSES = ['completed', 'dismissed', 'partial', 'abandoned', 'open'] as const;
export type SurveyResponseStatus = (typeof SURVEY_RESPONSE_STATUSES)[number];

/** A survey at a glance, over all of its revisions. */
export interface SurveySummary {
  shown: number;
  started: number;
  completed: number;
  /** Of its first question that has one. */
  score: SurveyScore | null;
}

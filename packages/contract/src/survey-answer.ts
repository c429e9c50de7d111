/**
 * Properties of `Survey Answered`. Its `messageId` is `response_id:question_id:edit`, so an answer sent twice
 * counts once and a changed answer counts instead of the one before.
 */
export interface SurveyAnswer {
  survey_id: string;
  revision: number;
  /** One display of the survey to one person. */
  response_id: string;
  /** Proof from `ShowSurveyAction`; without it the answer is kept as unsolicited. */
  response_token?: string;
  question_id: string;
  /** 0 for the first answer to this question, one more for each change; the highest wins. */
  edit: number;
  /** Number for scales, string for words; option ids, never labels, where there are options; null for an answer taken back. */
  value: number | string | string[] | null;
  /** Language it was asked in. */
  language: string;
}

/** What `Survey Answered` carries beside `SurveyAnswer`, for the kinds that ask for more than a value. */
export interface SurveyAnswerDetail {
  /** Own words beside an `open` option. */
  other?: string;
  /** `email`: whether the box was ticked. */
  consent?: boolean;
}

/**
 * Properties of `Survey Rendered`, `Survey Shown`, `Survey Completed` and `Survey Dismissed`, keyed `response_id:rendered`
 * and so on.
 */
export interface SurveyMoment {
  survey_id: string;
  revision: number;
  response_id: string;
  response_token?: string;
}

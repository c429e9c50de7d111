/** A survey as the widget draws it. Targeting is not here: it never leaves the server. */
export interface Survey {
  /** Version of this shape; a widget draws nothing for one it does not know. */
  v: 1;
  id: string;
  /** A published revision never changes. */
  revision: number;
  /** BCP 47 tag whose strings stand in for missing ones. */
  language: string;
  /** In the order they are asked. Ids are never used again for another question. */
  questions: Question[];
  /** Shown after the last question; a key into `strings`. */
  thanks: string;
  /** Texts by language, then by key. Text only, never HTML. */
  strings: Record<string, Record<string, string>>;
  /** CSS custom properties without their `--ff-` prefix. */
  theme?: Record<string, string>;
}

export type Question = NpsQuestion | TextQuestion;

interface QuestionBase {
  id: string;
  /** Key into `strings`. */
  text: string;
  required?: boolean;
}

/** 0–10, "how likely are you to recommend us". */
export interface NpsQuestion extends QuestionBase {
  kind: 'nps';
  /** Keys into `strings` for the ends of the scale. */
  low?: string;
  high?: string;
}

export interface TextQuestion extends QuestionBase {
  kind: 'text';
  /** Several lines rather than one. */
  long?: boolean;
  /** Most characters taken. */
  maxLength?: number;
  /** Key into `strings`. */
  placeholder?: string;
}

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
  /** Number for `nps`, string for `text`; option ids, never labels, where there are options. */
  value: number | string | string[] | null;
  /** Language it was asked in. */
  language: string;
}

/** Properties of `Survey Shown`, `Survey Completed` and `Survey Dismissed`, keyed `response_id:shown` and so on. */
export interface SurveyMoment {
  survey_id: string;
  revision: number;
  response_id: string;
  response_token?: string;
}

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
  /**
   * Texts by language, then by key. Text only, never HTML. `{{id|fallback}}` stands for the answer to that question.
   * Keys that begin with `ui.` replace the widget's own words: `ui.next`, `ui.submit`, `ui.back`, `ui.close` and so on.
   */
  strings: Record<string, Record<string, string>>;
  /** Where it comes up by itself: a card in a corner, a sheet on phones (which is meant where it is missing), or a modal. */
  place?: 'corner' | 'modal';
  /** CSS custom properties without their `--ff-` prefix. */
  theme?: Record<string, string>;
  /** The same names for dark pages. A survey that has a theme without this one stays light there. */
  darkTheme?: Record<string, string>;
  /**
   * Where to go on after a question: the first rule of that question whose condition holds, else the question after it,
   * else `thanks`. Rules name ids, never places in the list; a cycle or an unreachable question is refused at publish.
   */
  flow?: FlowRule[];
  /** Ways to end other than `thanks`, reached by `flow`. */
  endings?: Ending[];
}

/** After question `from`, where `if` holds (or is missing), go to `to`. */
export interface FlowRule {
  /** Id of a question. */
  from: string;
  if?: Condition;
  /** Id of a question or of an ending. */
  to: string;
}

/**
 * What is asked of the answers so far; `q` is a question's id. One that has no answer fulfils nothing but `not`.
 * - `is` the answer is this, or, where several can be chosen, this is among them
 * - `in` the answer is one of these, or one of these is among them
 * - `atLeast`, `atMost` for numbers
 * - `answered` there is an answer at all
 */
export type Condition =
  | { q: string; is: number | string }
  | { q: string; in: (number | string)[] }
  | { q: string; atLeast: number }
  | { q: string; atMost: number }
  | { q: string; answered: true }
  | { all: Condition[] }
  | { any: Condition[] }
  | { not: Condition };

/** A last screen. */
export interface Ending {
  id: string;
  /** Key into `strings`. */
  text: string;
  /** Shows the coupon that this response earned; the code itself comes from the server, once per response. */
  reward?: boolean;
  /** A button that leads on. */
  link?: Link;
}

/** Where a button leads. */
export interface Link {
  /** Key into `strings`. */
  text: string;
  /** `https:` or `mailto:`; any other is not drawn. */
  href: string;
}

/** What is shown one at a time; a `statement`, a `reward` and an `action` ask nothing. */
export type Question =
  | NpsQuestion
  | CsatQuestion
  | CesQuestion
  | YesNoQuestion
  | ChoiceQuestion
  | DropdownQuestion
  | TextQuestion
  | EmailQuestion
  | Statement
  | RewardStep
  | ActionStep
  | RareQuestion;

/** Kinds that a widget fetches when a survey has one. */
export type RareQuestion =
  | NumberQuestion
  | SliderQuestion
  | DateQuestion
  | PhoneQuestion
  | RankingQuestion
  | MatrixQuestion
  | CountryQuestion
  | AutocompleteQuestion
  | ImageChoiceQuestion;

interface QuestionBase {
  id: string;
  /** Key into `strings`. */
  text: string;
  /** A line under the question; a key into `strings`. */
  hint?: string;
  required?: boolean;
  /** Left out of this person's way unless this holds when its turn comes. */
  showIf?: Condition;
}

interface ScaleQuestion extends QuestionBase {
  /** Keys into `strings` for the ends of the scale. */
  low?: string;
  high?: string;
}

/** 0–10, "how likely are you to recommend us". */
export interface NpsQuestion extends ScaleQuestion {
  kind: 'nps';
}

/** 1–5, "how satisfied are you". */
export interface CsatQuestion extends ScaleQuestion {
  kind: 'csat';
  /** `stars` where it is missing. */
  look?: 'stars' | 'faces';
}

/** 1–7, "how easy was it". */
export interface CesQuestion extends ScaleQuestion {
  kind: 'ces';
}

/** Answered with `yes` or `no`. */
export interface YesNoQuestion extends QuestionBase {
  kind: 'yes_no';
}

/** One of several, or several of them. */
export interface ChoiceQuestion extends QuestionBase {
  kind: 'choice';
  options: Option[];
  /** Several may be chosen; the answer is then a list of ids. */
  many?: boolean;
  /** Fewest and most that may be chosen where several may. */
  least?: number;
  most?: number;
  /** Drawn in an order of chance, the same for one response whenever it is drawn again. */
  shuffle?: boolean;
}

/** One of many, folded. */
export interface DropdownQuestion extends QuestionBase {
  kind: 'dropdown';
  options: Option[];
  /** As in `ChoiceQuestion`. */
  shuffle?: boolean;
  /** Key into `strings`, shown while nothing is chosen. */
  placeholder?: string;
}

export interface Option {
  /** What is stored: never used again for another meaning. */
  id: string;
  /** Key into `strings`. */
  text: string;
  /** Keeps its place when the others are shuffled. */
  pinned?: boolean;
  /** "Something else": asks for words of one's own, which travel as `other`. Not in a dropdown. */
  open?: boolean;
  /** "None of these": chosen alone, where several may be chosen. */
  alone?: boolean;
}

export interface TextQuestion extends QuestionBase {
  kind: 'text';
  /** Several lines rather than one. */
  long?: boolean;
  /** Fewest characters of an answer. */
  minLength?: number;
  /** Most characters taken. */
  maxLength?: number;
  /** Key into `strings`. */
  placeholder?: string;
}

/** An e-mail address. Nothing is sent to it unless the box beside it is ticked, and then after a confirmation only. */
export interface EmailQuestion extends QuestionBase {
  kind: 'email';
  /** Key into `strings`: what one agrees to. Without it there is no box, and no consent. */
  consent?: string;
  /** Key into `strings`. */
  placeholder?: string;
}

/** Something to read. */
export interface Statement extends QuestionBase {
  kind: 'statement';
}

/** Shows the coupon that this response earned. */
export interface RewardStep extends QuestionBase {
  kind: 'reward';
}

/** A call to action. Following it is told as an answer of `opened`. */
export interface ActionStep extends QuestionBase {
  kind: 'action';
  link: Link;
}

/** A number. */
export interface NumberQuestion extends QuestionBase {
  kind: 'number';
  least?: number;
  most?: number;
  /** Distance between two possible answers; 1 where it is missing. */
  step?: number;
}

/** A number by feel; it counts as answered once it was moved. */
export interface SliderQuestion extends ScaleQuestion {
  kind: 'slider';
  least: number;
  most: number;
  /** As in `NumberQuestion`. */
  step?: number;
}

/** A day, answered as `YYYY-MM-DD`. */
export interface DateQuestion extends QuestionBase {
  kind: 'date';
  /** First and last day taken, `YYYY-MM-DD`. */
  earliest?: string;
  latest?: string;
}

/** A phone number, as it was typed. As with `EmailQuestion`, nothing is sent to it without consent. */
export interface PhoneQuestion extends QuestionBase {
  kind: 'phone';
  /** Key into `strings`: what one agrees to. */
  consent?: string;
  /** Key into `strings`. */
  placeholder?: string;
}

/** Options in order of preference, answered as a list of ids. */
export interface RankingQuestion extends QuestionBase {
  kind: 'ranking';
  options: Option[];
  /** As in `ChoiceQuestion`. */
  shuffle?: boolean;
  /** How many places there are; all options where it is missing. */
  most?: number;
}

/** One column for each row, answered as a list of `row:column`; ids of rows and columns have no colon. */
export interface MatrixQuestion extends QuestionBase {
  kind: 'matrix';
  rows: Option[];
  columns: Option[];
}

/** A country, answered as its ISO 3166-1 alpha-2 code; names come from the browser, in the survey's language. */
export interface CountryQuestion extends QuestionBase {
  kind: 'country';
  /** Key into `strings`, shown while nothing is chosen. */
  placeholder?: string;
}

/** One of very many, found by typing. */
export interface AutocompleteQuestion extends QuestionBase {
  kind: 'autocomplete';
  options: Option[];
  /** Key into `strings`. */
  placeholder?: string;
}

/** One of several pictures, or several of them; its text stands under each, and is all there is where one does not load. */
export interface ImageChoiceQuestion extends QuestionBase {
  kind: 'image_choice';
  options: ImageOption[];
  /** Several may be chosen; the answer is then a list of ids. */
  many?: boolean;
  /** As in `ChoiceQuestion`. */
  shuffle?: boolean;
}

export interface ImageOption extends Option {
  /** `https:` address of the picture; the page's Content-Security-Policy has to allow it. */
  image: string;
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

/** Properties of `Survey Shown`, `Survey Completed` and `Survey Dismissed`, keyed `response_id:shown` and so on. */
export interface SurveyMoment {
  survey_id: string;
  revision: number;
  response_id: string;
  response_token?: string;
}

/** Body of `POST /v1/surveys/:id/reward`: asked after `Survey Completed`, as often as the page is drawn again. */
export interface SurveyRewardRequest {
  writeKey: string;
  response_id: string;
  /** Proof from `ShowSurveyAction`; without it there is no reward. */
  response_token: string;
}

/**
 * Body of `POST /v1/surveys/:id/answers`: what was told on a page that a link led to. The response token says by whom,
 * so that somebody who is not signed in anywhere is known all the same; it opens nothing but their own response.
 */
export interface LinkedAnswers {
  writeKey: string;
  response_token: string;
  events: { event: string; messageId: string; properties: object }[];
}

/** What `POST /v1/surveys/:id/links` answers. */
export interface SurveyLink {
  /** A page with the survey. Opening it tells nothing. */
  url: string;
  /** The same page with the first question answered, for each answer it has; not told before the person goes on. */
  answers: { value: number | string; text: string; url: string }[];
  responseId: string;
  /** ISO 8601 UTC: until then what is answered counts as asked for. */
  expiresAt: string;
}

/** 200: the coupon of this response, the same each time. 202 with an empty body: not issued yet, ask again. 404: there is none. */
export interface SurveyReward {
  code: string;
  /** ISO 8601 UTC. */
  expiresAt?: string;
}

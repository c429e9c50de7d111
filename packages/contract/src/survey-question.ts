import type { Span } from './segment.ts';
import type { Condition, Link } from './survey.ts';

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
  /**
   * Whether somebody who answered it is asked it again when the survey comes up once more: never, or after so long. The
   * survey goes on without it; where it is missing it is asked each time.
   */
  again?: 'never' | Span;
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

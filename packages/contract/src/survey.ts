import type { Question } from './survey-question.ts';

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

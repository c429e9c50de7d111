import type { Question } from '@footfall/contract';
import type { Answer, Problem, shuffle } from '@footfall/engine/survey-flow';
import type { draw } from '../draw.ts';

/** What a kind is given to draw one question. */
export interface Stage<Kind extends Question = Question> {
  /** Tools of the widget, so that a kind in a file of its own need not bring them. */
  tools: { draw: typeof draw; shuffle: typeof shuffle };
  question: Kind;
  /** The answer given before, when the question is drawn again. */
  answer: Answer | undefined;
  /** Text of a key into the survey's strings, or of the widget's own words. */
  say(key: string | undefined): string;
  /** The same to be put into the page, marked with its language where that is not the survey's. */
  write(key: string | undefined): Node | string;
  /** Attributes that tie a control to question, hint and error. */
  ties: Record<string, string>;
  /** BCP 47 tag of the language it is asked in. */
  language: string;
  /** Same for one response, whenever it is drawn. */
  seed: string;
  /** Asked for at the end, where the survey gives one. */
  reward(): Promise<string | undefined>;
}

/** How a kind looks and what it has been told so far. */
export interface Field {
  node: Node | undefined;
  /** False where there is nothing to answer, whatever the definition says. */
  asks?: false;
  /** In place of the judgement on core kinds. */
  check?(question: Question, answer: Answer | undefined): Problem | undefined;
  /** Undefined while there is no answer. */
  read(): Answer | undefined;
}

export type Kind<Q extends Question = Question> = (stage: Stage<Q>) => Field;

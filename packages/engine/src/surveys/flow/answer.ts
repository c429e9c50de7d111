/** What somebody answered to one question. */
export interface Answer {
  /** Number for scales, string for words, option ids where there are options. */
  value: number | string | string[];
  /** Own words beside an `open` option. */
  other?: string;
  /** Whether the box beside an e-mail address was ticked. */
  consent?: boolean;
}

/** Answers so far, by question id. */
export type Answers = { [question: string]: Answer | undefined };

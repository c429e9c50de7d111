/** What one customer and one survey have had to do with each other. Times are epoch milliseconds. */
export interface SurveyState {
  revision: number;
  /** The display that came last. */
  responseId: string;
  shownAt?: number;
  dismissedAt?: number;
  completedAt?: number;
  /** When it was noticed that they had left it open. */
  leftAt?: number;
  /** By question id, the newest answer; those of earlier displays are kept under the edit `EARLIER`. */
  answers: Record<string, SurveyStateAnswer>;
}

export interface SurveyStateAnswer {
  value: unknown;
  edit: number;
  at: number;
}

/** Lower than any edit of the display that came last. */
export const EARLIER = -1;

/** The server told the browser to show a survey; whether it did is another matter. */
export interface Invited {
  occasion: string;
  at: number;
}

/** A survey that somebody saw. */
export interface Display {
  survey: string;
  at: number;
}

/** When anything of it last happened, epoch milliseconds. */
export function lastAt({ shownAt, dismissedAt, completedAt, answers }: SurveyState): number {
  const moments = [shownAt, dismissedAt, completedAt, ...Object.values(answers).map(({ at }) => at)];
  return Math.max(0, ...moments.filter((at) => at !== undefined));
}

/** Shown, and neither finished nor closed nor left since. */
export function isOpen({ shownAt, dismissedAt, completedAt, leftAt }: SurveyState): boolean {
  return shownAt !== undefined && completedAt === undefined && dismissedAt === undefined && leftAt === undefined;
}

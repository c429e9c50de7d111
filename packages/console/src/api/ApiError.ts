import type { BodyProblem } from '@footfall/contract';

interface Refusal {
  status: number;
  error: string;
  message: string;
  retryAfterMs?: number | undefined;
  problems?: BodyProblem[] | undefined;
}

/** An answer that is not 2xx, or none at all (`status` 0). `message` is fit to be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** A word for machines; text, since an older console may meet a newer code. */
  readonly code: string;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  /** What is wrong with what was sent, each where it stands. */
  readonly problems: BodyProblem[];

  constructor(answer: Refusal) {
    super(answer.message);
    this.problems = answer.problems ?? [];
    this.status = answer.status;
    this.code = answer.error;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

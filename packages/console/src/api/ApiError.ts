import type { ErrorAnswer } from '@footfall/contract';

/** An answer that is not 2xx, or none at all (`status` 0). `message` is fit to be shown. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number;
  /** A word for machines. */
  readonly code: string;
  /** How long the server asks to be left alone. */
  readonly retryAfterMs: number | undefined;

  constructor(answer: { status: number; retryAfterMs?: number | undefined } & Omit<ErrorAnswer, 'docs'>) {
    super(answer.message);
    this.status = answer.status;
    this.code = answer.error;
    this.retryAfterMs = answer.retryAfterMs;
  }
}

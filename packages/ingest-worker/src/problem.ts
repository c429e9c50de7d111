import type { ErrorAnswer, ErrorCode } from '@footfall/contract';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A request that is refused: thrown anywhere below a route, answered in one shape at the edge. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  /** A word for machines. */
  readonly code: ErrorCode;
  readonly headers: Record<string, string>;

  constructor(status: ContentfulStatusCode, code: ErrorCode, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.headers = headers;
  }

  answer(context: Context): Response {
    const body: ErrorAnswer = { error: this.code, message: this.message, docs: `/docs/#error-${this.code}` };
    return context.json(body, this.status, this.headers);
  }
}

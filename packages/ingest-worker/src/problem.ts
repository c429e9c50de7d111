import type { ErrorAnswer } from '@footfall/contract';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A request that is refused: thrown anywhere below a route, answered in one shape at the edge. */
export class Problem extends Error {
  constructor(
    readonly status: ContentfulStatusCode,
    /** A word for machines. */
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
    this.name = 'Problem';
  }

  answer(context: Context): Response {
    const body: ErrorAnswer = { error: this.code, message: this.message, docs: `/docs/#error-${this.code}` };
    return context.json(body, this.status, this.headers);
  }
}

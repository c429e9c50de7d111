import type { BodyProblem, ErrorAnswer, ErrorCode } from '@footfall/contract';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** A request that is refused: thrown anywhere below a route, answered in one shape at the edge. */
export class Problem extends Error {
  readonly status: ContentfulStatusCode;
  /** A word for machines. */
  readonly code: ErrorCode;
  readonly headers: Record<string, string>;
  /** What is wrong with the body, each where it stands. */
  readonly problems: BodyProblem[] | undefined;

  constructor(
    status: ContentfulStatusCode,
    code: ErrorCode,
    message: string,
    headers: Record<string, string> = {},
    problems?: BodyProblem[],
  ) {
    super(message);
    this.name = 'Problem';
    this.status = status;
    this.code = code;
    this.headers = headers;
    this.problems = problems;
  }

  answer(context: Context): Response {
    const body: ErrorAnswer = {
      error: this.code,
      message: this.message,
      docs: `/docs/#error-${this.code}`,
      ...(this.problems ? { problems: this.problems } : {}),
    };
    return context.json(body, this.status, this.headers);
  }
}

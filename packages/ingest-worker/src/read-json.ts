import type * as z from 'zod';
import { bodyProblems } from './body-problems.ts';
import { readBody } from './collect/read-body.ts';
import { Problem } from './problem.ts';

/** Deeper than any body that is asked for; a schema that holds itself is walked only so far. */
const MAX_DEPTH = 40;

/** A request's JSON body in the form a schema asks for. Throws 400 where it is not, saying what and where. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = JSON.parse(await readBody(request));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'body_unreadable', 'The body is not JSON.');
  }
  if (isDeeper(body, MAX_DEPTH)) {
    throw new Problem(400, 'body_invalid', `body: nested deeper than ${MAX_DEPTH} levels.`);
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const problems = bodyProblems(parsed.error);
  const [first] = problems;
  throw new Problem(
    400,
    'body_invalid',
    `${first?.path || 'body'}: ${first?.message ?? 'not understood'}.`,
    {},
    problems,
  );
}

/** For a body that may be left out: without one, what an empty object stands for. */
export async function readOptionalJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return request.body ? readJson(request, schema) : schema.parse({});
}

function isDeeper(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return levels === 0 || Object.values(value).some((member) => isDeeper(member, levels - 1));
}

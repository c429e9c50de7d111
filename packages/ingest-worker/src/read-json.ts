import type * as z from 'zod';
import { readBody } from './collect/read-body.ts';
import { Problem } from './problem.ts';

/** A request's JSON body in the form a schema asks for. Throws 400 where it is not, saying what and where. */
export async function readJson<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  let body: unknown;
  try {
    body = JSON.parse(await readBody(request));
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(400, 'body_unreadable', 'The body is not JSON.');
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const path = issue?.path.join('.') || 'body';
  throw new Problem(400, 'body_invalid', `${path}: ${issue?.message ?? 'not understood'}.`);
}

import type { BodyProblem } from '@footfall/contract';
import type * as z from 'zod';

type Issue = z.core.$ZodIssue;

/** What a schema found wrong, each where it stands. Of forms to choose from only the one that was meant is told. */
export function bodyProblems(error: z.ZodError): BodyProblem[] {
  return error.issues.flatMap((issue) => told(issue, []));
}

function told(issue: Issue, before: PropertyKey[]): BodyProblem[] {
  const path = [...before, ...issue.path];
  const meant = issue.code === 'invalid_union' ? meantForm(issue.errors) : undefined;
  if (meant) return meant.flatMap((inner) => told(inner, path));
  return [{ path: path.join('.'), message: issue.message }];
}

/** The form whose fixed words all fit: what is wrong with it is wrong with something else. */
function meantForm(forms: Issue[][]): Issue[] | undefined {
  return forms.find((issues) => issues.length > 0 && issues.every(({ code }) => code !== 'invalid_value'));
}

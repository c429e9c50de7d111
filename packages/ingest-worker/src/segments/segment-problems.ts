import type { BodyProblem, SegmentDefinition, SegmentRule } from '@footfall/contract';
import { checkSegments, type SegmentProblem } from '@footfall/engine';
import { Problem } from '../problem.ts';

/**
 * What is wrong with a segment among the others of its site; paths begin at its definition. What is wrong with the
 * others alone (a window that has aged out of what is kept) keeps nobody from saving this one. `drafts` are ids that
 * may not be asked yet.
 */
export function segmentProblems(
  id: string,
  definition: SegmentDefinition,
  others: SegmentRule[],
  now: number,
  drafts: ReadonlySet<string> = new Set(),
): BodyProblem[] {
  const rest = others.filter((other) => other.id !== id);
  const place = rest.length;
  return checkSegments([...rest, ruleOf(id, definition, { changedIn: 0 })], now)
    .filter(({ path }) => path.length === 0 || path[0] === place)
    .map(({ path, reason, code }) => {
      const inside = path.slice(1);
      const asked = code === 'unknown_segment' ? memberAt(definition, inside) : undefined;
      const isDraft = typeof asked === 'string' && asked !== id && drafts.has(asked);
      return {
        path: inside.join('.'),
        message: isDraft ? `Segment ${asked} is a draft: publish it first.` : reason,
      };
    });
}

function memberAt(value: unknown, path: SegmentProblem['path']): unknown {
  return path.reduce((holder, key) => (holder as Record<string, unknown> | undefined)?.[key], value);
}

/** Throws 422 with every problem where there are any. */
export function refuseProblems(problems: BodyProblem[]): void {
  const [first, ...more] = problems;
  if (!first) return;
  const rest = more.length > 0 ? ` And ${more.length} more, see "problems".` : '';
  const where = first.path ? `${first.path}: ` : '';
  throw new Problem(422, 'segment_refused', `${where}${first.message}${rest}`, {}, problems);
}

/** A definition as the rules hold it: what is for people alone stays out. */
export function ruleOf(
  id: string,
  { name, include, when }: SegmentDefinition,
  versions: Pick<SegmentRule, 'changedIn' | 'createdIn'>,
): SegmentRule {
  return { id, name, ...(include ? { include } : {}), ...versions, when };
}

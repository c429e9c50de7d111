import type { BodyProblem } from '@footfall/contract';

/** Members by which a group leads to others, whose problems are shown there. */
const LEADS_ON = /^of(\.|$)/;

/** The problems that belong to one condition and to none inside it. `path` is the condition's own. */
export function problemsAt(problems: BodyProblem[], path: string, isGroup: boolean): BodyProblem[] {
  return problems.filter((problem) => {
    if (problem.path === path) return true;
    if (!problem.path.startsWith(`${path}.`)) return false;
    const inside = problem.path.slice(path.length + 1);
    return !isGroup || !LEADS_ON.test(inside) || inside === 'of';
  });
}

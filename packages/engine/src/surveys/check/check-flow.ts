import type { Condition, Survey } from '@footfall/contract';
import type { SurveyProblem } from './survey-problem.ts';

/** Ids and the ways between them; empty when nothing is wrong. */
export function checkFlow(survey: Survey): SurveyProblem[] {
  const { questions, endings = [], flow = [] } = survey;
  const problems: SurveyProblem[] = [];
  const asked = questions.map(({ id }) => id);
  const known = [...asked, ...endings.map(({ id }) => id)];
  if (!asked.length) problems.push({ code: 'no_questions', id: survey.id });
  for (const id of twice(known)) problems.push({ code: 'duplicate_id', id });
  for (const question of questions) {
    const options = 'options' in question ? question.options : [];
    for (const id of twice(options.map((option) => option.id))) problems.push({ code: 'duplicate_id', id });
  }
  for (const rule of flow) {
    const named = [rule.from, ...(rule.if ? questionsOf(rule.if) : [])];
    for (const id of named) if (!asked.includes(id)) problems.push({ code: 'unknown_id', id });
    if (!known.includes(rule.to)) problems.push({ code: 'unknown_id', id: rule.to });
  }
  for (const { showIf } of questions) {
    for (const id of showIf ? questionsOf(showIf) : [])
      if (!asked.includes(id)) problems.push({ code: 'unknown_id', id });
  }

  // Ways through ids that mean two things lead nowhere in particular.
  if (problems.length) return problems;
  const seen = new Set<string>();
  const open = new Set<string>();
  const visit = (id: string): void => {
    if (open.has(id)) problems.push({ code: 'cycle', id });
    if (seen.has(id)) return;
    seen.add(id);
    open.add(id);
    for (const next of followers(survey, id)) visit(next);
    open.delete(id);
  };
  if (asked[0] !== undefined) visit(asked[0]);
  for (const id of known) if (!seen.has(id)) problems.push({ code: 'unreachable', id });
  return problems;
}

const twice = (ids: string[]): Set<string> => new Set(ids.filter((id, at) => ids.indexOf(id) !== at));

/** Ids that can come right after this one, whatever is answered. A rule without a condition hides what follows it. */
function followers({ questions, flow = [] }: Survey, id: string): string[] {
  const rules = flow.filter(({ from }) => from === id);
  const certain = rules.findIndex((rule) => !rule.if);
  if (certain >= 0) return rules.slice(0, certain + 1).map(({ to }) => to);
  const at = questions.findIndex((question) => question.id === id);
  const after = at < 0 ? undefined : questions[at + 1]?.id;
  return [...rules.map(({ to }) => to), ...(after === undefined ? [] : [after])];
}

function questionsOf(condition: Condition): string[] {
  if ('all' in condition) return condition.all.flatMap(questionsOf);
  if ('any' in condition) return condition.any.flatMap(questionsOf);
  if ('not' in condition) return questionsOf(condition.not);
  return [condition.q];
}

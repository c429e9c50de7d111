import type { Link, Question, Survey } from '@footfall/contract';
import { isSafeLink } from '../flow/is-safe-link.ts';
import { checkFlow } from './check-flow.ts';
import { checkTheme } from './check-theme.ts';
import { keysOf } from './keys-of.ts';
import type { SurveyProblem } from './survey-problem.ts';

/** What must be mended before a survey can be published; empty when nothing is wrong. */
export function checkSurvey(survey: Survey): SurveyProblem[] {
  const links = [...survey.questions, ...(survey.endings ?? [])].flatMap((one): [string, Link][] =>
    'link' in one && one.link ? [[one.id, one.link]] : [],
  );
  return [
    ...checkFlow(survey),
    ...[...new Set(keysOf(survey))]
      .filter((key) => !survey.strings[survey.language]?.[key])
      .map((id) => ({ code: 'missing_text' as const, id })),
    ...links.filter(([, link]) => !isSafeLink(link.href)).map(([id]) => ({ code: 'unsafe_link' as const, id })),
    ...survey.questions.flatMap(checkBounds),
    ...checkTheme(survey),
  ];
}

function checkBounds(question: Question): SurveyProblem[] {
  const lists =
    'options' in question ? [question.options] : question.kind === 'matrix' ? [question.rows, question.columns] : [];
  if (lists.some((list) => !list.length)) return [{ code: 'no_options', id: question.id }];
  const bounds =
    question.kind === 'choice'
      ? [question.least, question.most, question.options.length]
      : question.kind === 'text'
        ? [question.minLength, question.maxLength]
        : question.kind === 'number' || question.kind === 'slider'
          ? [question.least, question.most]
          : question.kind === 'ranking'
            ? [question.most, question.options.length]
            : [];
  const given = bounds.filter((bound) => bound !== undefined);
  const rising = given.every((bound, at) => at === 0 || bound >= (given[at - 1] as number));
  return rising ? [] : [{ code: 'impossible_bounds', id: question.id }];
}

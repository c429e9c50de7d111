import type { Survey } from '@footfall/contract';
import { contrast } from './contrast.ts';
import type { SurveyProblem } from './survey-problem.ts';
import { DARK, LIGHT, OTHER_TOKENS, PAIRS } from './tokens.ts';

/** Colours that could not be read, and names the widget does not know. */
export function checkTheme({ theme, darkTheme }: Survey): SurveyProblem[] {
  return [...check('theme', theme, LIGHT), ...check('darkTheme', darkTheme, DARK)];
}

function check(
  where: string,
  theme: Record<string, string> | undefined,
  defaults: Record<string, string>,
): SurveyProblem[] {
  if (!theme) return [];
  const known = new Set(OTHER_TOKENS);
  for (const [front, back] of PAIRS) known.add(front).add(back);
  const problems: SurveyProblem[] = Object.keys(theme)
    .filter((name) => !known.has(name))
    .map((name) => ({ code: 'unknown_token', id: `${where}.${name}` }));
  const colours: Record<string, string> = { ...defaults, ...theme };
  for (const [front, back, least] of PAIRS) {
    const [one, other] = [colours[front], colours[back]];
    // Without a colour of its own, text on the accent is black or white, whichever can be read.
    if (one === undefined || other === undefined) continue;
    const found = contrast(one, other);
    if (found === undefined)
      problems.push({ code: 'unreadable_colour', id: `${where}.${theme[front] ? front : back}` });
    else if (found < least) problems.push({ code: 'low_contrast', id: `${where}.${front}/${back}` });
  }
  return problems;
}

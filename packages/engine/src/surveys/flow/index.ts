/**
 * The rules of a survey without its looks: shared by the widget, the server and storefronts that have no DOM. An entry of
 * its own, so that a browser takes nothing else of the engine along.
 */

export { checkSurvey } from '../check/check-survey.ts';
export { completeTheme } from '../check/complete-theme.ts';
export { contrast } from '../check/contrast.ts';
export { keysOf } from '../check/keys-of.ts';
export type { SurveyProblem } from '../check/survey-problem.ts';
export { DARK, LIGHT, OTHER_TOKENS, PAIRS } from '../check/tokens.ts';
export type { Answer, Answers } from './answer.ts';
export { countries } from './countries.ts';
export { holds } from './holds.ts';
export { isSafeLink } from './is-safe-link.ts';
export { isQuestion, nextStep, type Step, type Walkable } from './next-step.ts';
export { path } from './path.ts';
export { pipe } from './pipe.ts';
export { shuffle } from './shuffle.ts';
export { spoken } from './spoken.ts';
export { validate } from './validate.ts';
export { LONGEST_TEXT, type Problem, validateCore } from './validate-core.ts';
export { validateImageChoice } from './validate-image-choice.ts';
export { validateRare } from './validate-rare.ts';

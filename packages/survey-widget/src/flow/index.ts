/** The rules of a survey without its looks: shared with the server and with storefronts that have no DOM. */

export { checkSurvey } from '../check/check-survey.ts';
export type { SurveyProblem } from '../check/survey-problem.ts';
export type { Answer, Answers } from './answer.ts';
export { countries } from './countries.ts';
export { holds } from './holds.ts';
export { isQuestion, nextStep, type Step } from './next-step.ts';
export { path } from './path.ts';
export { pipe } from './pipe.ts';
export { shuffle } from './shuffle.ts';
export { validate } from './validate.ts';
export type { Problem } from './validate-core.ts';

import type { Survey, SurveyWay } from '@footfall/contract';
import { isQuestion, nextStep } from '../flow/next-step.ts';
import type { Journey } from './journey.ts';

/** Different ways told of, those that most people took. */
const MAX_WAYS = 20;

/** The ways that people's answers led along, each with how many came how far on it. Who answered nothing is on none yet. */
export function surveyWays(survey: Survey, seen: Journey[]): SurveyWay[] {
  const ways = new Map<string, { way: string[]; ending: string | null; journeys: Journey[] }>();
  for (const journey of seen) {
    const { way, answers } = journey;
    if (!way.some((id) => Object.hasOwn(answers, id))) continue;
    const end = nextStep(survey, way.at(-1), answers);
    const ending = end && !isQuestion(end) ? end.id : null;
    const key = JSON.stringify([way, ending]);
    const same = ways.get(key);
    if (same) same.journeys.push(journey);
    else ways.set(key, { way, ending, journeys: [journey] });
  }
  return [...ways.values()]
    .toSorted((one, other) => other.journeys.length - one.journeys.length)
    .slice(0, MAX_WAYS)
    .map(({ way, ending, journeys }) => ({
      questions: way.map((id) => ({ id, reached: journeys.filter(({ reached }) => reached.includes(id)).length })),
      ending,
      started: journeys.length,
      completed: journeys.filter(({ response }) => response.completedAt !== null).length,
    }));
}

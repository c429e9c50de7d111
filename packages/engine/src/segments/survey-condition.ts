import type { SurveyCondition } from '@footfall/contract';
import type { Outcome } from './outcome.ts';
import type { Subject } from './subject.ts';
import { testValue } from './value-test.ts';

/** The newest answer to a question, in one survey or in whichever asked it last. */
export function surveyCondition({ profile, now }: Subject, { survey, question, test }: SurveyCondition): Outcome {
  let newest: { value: unknown; at: number } | undefined;
  for (const [id, { answers }] of Object.entries(profile.surveys)) {
    if (survey !== undefined && id !== survey) continue;
    const answer = Object.hasOwn(answers, question) ? answers[question] : undefined;
    if (answer && (!newest || answer.at > newest.at)) newest = answer;
  }
  return testValue(test, newest?.value, now);
}

import * as z from 'zod';
import type { SurveyAnswer, SurveyMoment } from '../survey.ts';
import type { Equal, Expect } from './equal.ts';

const moment = {
  survey_id: z.string().min(1),
  revision: z.int().min(1),
  response_id: z.string().min(1),
  response_token: z.string().exactOptional(),
};

export const surveyMomentSchema = z.object(moment) satisfies z.ZodType<SurveyMoment>;

export const surveyAnswerSchema = z.object({
  ...moment,
  question_id: z.string().min(1),
  edit: z.int().min(0),
  value: z.union([z.number(), z.string(), z.array(z.string()), z.null()]),
  language: z.string(),
}) satisfies z.ZodType<SurveyAnswer>;

type _Proofs = [
  Expect<Equal<z.output<typeof surveyMomentSchema>, SurveyMoment>>,
  Expect<Equal<z.output<typeof surveyAnswerSchema>, SurveyAnswer>>,
];

import * as z from 'zod';
import type { SurveyAnswer, SurveyAnswerDetail, SurveyMoment } from '../survey-answer.ts';
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

/** Longest words beside an option, in characters. */
const MAX_OTHER = 5_000;

export const surveyAnswerDetailSchema = z.object({
  other: z.string().max(MAX_OTHER).exactOptional(),
  consent: z.boolean().exactOptional(),
}) satisfies z.ZodType<SurveyAnswerDetail>;

type _Proofs = [
  Expect<Equal<z.output<typeof surveyMomentSchema>, SurveyMoment>>,
  Expect<Equal<z.output<typeof surveyAnswerSchema>, SurveyAnswer>>,
  Expect<Equal<z.output<typeof surveyAnswerDetailSchema>, SurveyAnswerDetail>>,
];

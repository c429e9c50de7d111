import * as z from 'zod';
import type { PageTest, SurveyFrequency, SurveyPages, SurveySettings, SurveyShow, SurveyWait } from '../survey-show.ts';
import type { Equal, Expect, Flat } from './equal.ts';
import { propertyFilterSchema, segmentConditionSchema, spanSchema, textTestSchema } from './segment.ts';

const MAX_TESTS = 50;
const MAX_NAMES = 20;
/** Longest name of an event. */
const MAX_NAME = 200;
/** A tab that is open for longer has its own idea of what is live. */
const MAX_WAIT_SECONDS = 3_600;
/** A customer's newest displays are remembered one by one up to this many. */
export const MAX_TIMES = 20;
const SHARES = 10_000;

const name = z.string().min(1, 'must not be empty').max(MAX_NAME);

const pageTest = z.strictObject({
  of: z.enum(['path', 'query', 'url']),
  test: textTestSchema,
}) satisfies z.ZodType<PageTest>;
const pages = z.strictObject({
  only: z.array(pageTest).max(MAX_TESTS).exactOptional(),
  except: z.array(pageTest).max(MAX_TESTS).exactOptional(),
}) satisfies z.ZodType<SurveyPages>;

export const surveyFrequencySchema = z.strictObject({
  between: spanSchema.exactOptional(),
  most: z.strictObject({ times: z.int().min(1).max(MAX_TIMES), within: spanSchema }).exactOptional(),
}) satisfies z.ZodType<SurveyFrequency>;

const wait = z.strictObject({
  seconds: z.number().min(0).max(MAX_WAIT_SECONDS).exactOptional(),
  scroll: z.number().min(1).max(100).exactOptional(),
  exit: z.literal(true).exactOptional(),
}) satisfies z.ZodType<SurveyWait>;

export const surveyShowSchema = z.strictObject({
  trigger: name,
  where: z.array(propertyFilterSchema).max(10).exactOptional(),
  if: segmentConditionSchema.exactOptional(),
  pages: pages.exactOptional(),
  sample: z.int().min(1).max(SHARES).exactOptional(),
  priority: z.int().min(-1_000).max(1_000).exactOptional(),
  again: z.enum(['never', 'until_closed', 'until_answered', 'always']).exactOptional(),
  frequency: surveyFrequencySchema.exactOptional(),
  wait: wait.exactOptional(),
  cancel: z.array(name).max(MAX_NAMES).exactOptional(),
}) satisfies z.ZodType<SurveyShow>;

export const surveySettingsSchema = z.strictObject({
  frequency: surveyFrequencySchema.nullable(),
}) satisfies z.ZodType<SurveySettings>;

type Is<A extends z.ZodType, B> = Equal<Flat<z.output<A>>, Flat<B>>;
type _Proofs = [
  Expect<Is<typeof pageTest, PageTest>>,
  Expect<Is<typeof wait, SurveyWait>>,
  Expect<Equal<keyof z.output<typeof pages>, keyof SurveyPages>>,
  Expect<Equal<keyof z.output<typeof surveyShowSchema>, keyof SurveyShow>>,
  Expect<Equal<keyof z.output<typeof surveyFrequencySchema>, keyof SurveyFrequency>>,
  Expect<Is<typeof surveySettingsSchema, SurveySettings>>,
];

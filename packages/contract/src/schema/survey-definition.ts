import * as z from 'zod';
import { MAX_SURVEY_ID_LENGTH, type SurveyDraft } from '../managed-survey.ts';
import type { Condition, Ending, FlowRule, Link, Survey } from '../survey.ts';
import type {
  ActionStep,
  AutocompleteQuestion,
  CesQuestion,
  ChoiceQuestion,
  CountryQuestion,
  CsatQuestion,
  DateQuestion,
  DropdownQuestion,
  EmailQuestion,
  ImageChoiceQuestion,
  ImageOption,
  MatrixQuestion,
  NpsQuestion,
  NumberQuestion,
  Option,
  PhoneQuestion,
  Question,
  RankingQuestion,
  RewardStep,
  SliderQuestion,
  Statement,
  TextQuestion,
  YesNoQuestion,
} from '../survey-question.ts';
import type { Equal, Expect, Flat } from './equal.ts';
import { spanSchema } from './segment.ts';
import { surveyShowSchema } from './survey-show.ts';

const MAX_ID = 64;
const MAX_QUESTIONS = 100;
const MAX_OPTIONS = 500;
const MAX_RULES = 500;
/** Longest text of a survey, in characters. */
const MAX_STRING = 5_000;
const MAX_LANGUAGES = 60;

const id = z
  .string()
  .max(MAX_ID, `must have at most ${MAX_ID} characters`)
  .regex(/^[\w-]+$/, 'must be letters, digits, _ and -');
/** A key into `strings`. */
const key = z.string().min(1, 'must not be empty').max(256);
const flag = z.boolean().exactOptional();
const count = z.int().min(0).exactOptional();
const day = z.iso.date('must be a date such as 2026-01-31').exactOptional();

export const conditionSchema: z.ZodType<Condition> = z
  .lazy(() =>
    z.union([
      z.strictObject({ q: id, is: z.union([z.number(), z.string()]) }),
      z.strictObject({ q: id, in: z.array(z.union([z.number(), z.string()])).max(MAX_OPTIONS) }),
      z.strictObject({ q: id, atLeast: z.number() }),
      z.strictObject({ q: id, atMost: z.number() }),
      z.strictObject({ q: id, answered: z.literal(true) }),
      z.strictObject({ all: z.array(conditionSchema).max(MAX_OPTIONS) }),
      z.strictObject({ any: z.array(conditionSchema).max(MAX_OPTIONS) }),
      z.strictObject({ not: conditionSchema }),
    ]),
  )
  .meta({ id: 'SurveyCondition' });

const link = z.strictObject({ text: key, href: z.string().min(1).max(2_000) }) satisfies z.ZodType<Link>;
const option = z.strictObject({
  id,
  text: key,
  pinned: flag,
  open: flag,
  alone: flag,
}) satisfies z.ZodType<Option>;
const options = z.array(option).max(MAX_OPTIONS);

const base = {
  id,
  text: key,
  hint: key.exactOptional(),
  required: flag,
  showIf: conditionSchema.exactOptional(),
  again: z.union([z.literal('never'), spanSchema]).exactOptional(),
};
const scale = { ...base, low: key.exactOptional(), high: key.exactOptional() };
const placeholder = key.exactOptional();

const nps = z.strictObject({ kind: z.literal('nps'), ...scale });
const csat = z.strictObject({ kind: z.literal('csat'), ...scale, look: z.enum(['stars', 'faces']).exactOptional() });
const ces = z.strictObject({ kind: z.literal('ces'), ...scale });
const yesNo = z.strictObject({ kind: z.literal('yes_no'), ...base });
const choice = z.strictObject({
  kind: z.literal('choice'),
  ...base,
  options,
  many: flag,
  least: count,
  most: count,
  shuffle: flag,
});
const dropdown = z.strictObject({ kind: z.literal('dropdown'), ...base, options, shuffle: flag, placeholder });
const text = z.strictObject({
  kind: z.literal('text'),
  ...base,
  long: flag,
  minLength: count,
  maxLength: count,
  placeholder,
});
const email = z.strictObject({ kind: z.literal('email'), ...base, consent: key.exactOptional(), placeholder });
const statement = z.strictObject({ kind: z.literal('statement'), ...base });
const reward = z.strictObject({ kind: z.literal('reward'), ...base });
const action = z.strictObject({ kind: z.literal('action'), ...base, link });
const number = z.strictObject({
  kind: z.literal('number'),
  ...base,
  least: z.number().exactOptional(),
  most: z.number().exactOptional(),
  step: z.number().positive().exactOptional(),
});
const slider = z.strictObject({
  kind: z.literal('slider'),
  ...scale,
  least: z.number(),
  most: z.number(),
  step: z.number().positive().exactOptional(),
});
const date = z.strictObject({ kind: z.literal('date'), ...base, earliest: day, latest: day });
const phone = z.strictObject({ kind: z.literal('phone'), ...base, consent: key.exactOptional(), placeholder });
const ranking = z.strictObject({ kind: z.literal('ranking'), ...base, options, shuffle: flag, most: count });
const matrix = z.strictObject({ kind: z.literal('matrix'), ...base, rows: options, columns: options });
const country = z.strictObject({ kind: z.literal('country'), ...base, placeholder });
const imageOption = option.extend({
  image: z
    .string()
    .max(2_000)
    .regex(/^https:\/\//, 'must begin with https://'),
});
const imageChoice = z.strictObject({
  kind: z.literal('image_choice'),
  ...base,
  options: z.array(imageOption).max(MAX_OPTIONS),
  many: flag,
  shuffle: flag,
});
const autocomplete = z.strictObject({ kind: z.literal('autocomplete'), ...base, options, placeholder });

/** An unknown kind is refused by name. */
export const questionSchema = z.discriminatedUnion('kind', [
  nps,
  csat,
  ces,
  yesNo,
  choice,
  dropdown,
  text,
  email,
  statement,
  reward,
  action,
  number,
  slider,
  date,
  phone,
  ranking,
  matrix,
  country,
  autocomplete,
  imageChoice,
]) satisfies z.ZodType<Question>;

export const flowRuleSchema = z.strictObject({
  from: id,
  if: conditionSchema.exactOptional(),
  to: id,
}) satisfies z.ZodType<FlowRule>;

export const endingSchema = z.strictObject({
  id,
  text: key,
  reward: flag,
  link: link.exactOptional(),
}) satisfies z.ZodType<Ending>;

export const surveyIdSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(MAX_SURVEY_ID_LENGTH, `must have at most ${MAX_SURVEY_ID_LENGTH} characters`)
  .regex(/^[\w-]+$/, 'must be letters, digits, _ and -');

const tag = z.string().regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a BCP 47 tag such as en or pt-BR');
const tokens = z.record(z.string().max(MAX_ID), z.string().max(256)).exactOptional();
const strings = z
  .record(tag, z.record(key, z.string().max(MAX_STRING)))
  .refine((all) => Object.keys(all).length <= MAX_LANGUAGES, `at most ${MAX_LANGUAGES} languages`);

const drawn = {
  v: z.literal(1),
  language: tag,
  questions: z.array(questionSchema).max(MAX_QUESTIONS),
  thanks: key,
  strings,
  place: z.enum(['corner', 'modal']).exactOptional(),
  theme: tokens,
  darkTheme: tokens,
  flow: z.array(flowRuleSchema).max(MAX_RULES).exactOptional(),
  endings: z.array(endingSchema).max(MAX_QUESTIONS).exactOptional(),
};

export const surveySchema = z.strictObject({
  id: surveyIdSchema,
  revision: z.int().min(1),
  ...drawn,
}) satisfies z.ZodType<Survey>;

const MAX_NAME = 256;
const MAX_DESCRIPTION = 500;
/** Longest name of a trait. */
const MAX_TRAIT = 64;

export const surveyDraftSchema = z.strictObject({
  name: z.string().min(1, 'must not be empty').max(MAX_NAME),
  description: z.string().max(MAX_DESCRIPTION).exactOptional(),
  ...drawn,
  show: surveyShowSchema.exactOptional(),
  traits: z.record(id, z.string().min(1, 'must not be empty').max(MAX_TRAIT)).exactOptional(),
  reward: z.strictObject({ pool: z.string().min(1, 'must not be empty').max(256) }).exactOptional(),
}) satisfies z.ZodType<SurveyDraft>;

type Is<A extends z.ZodType, B> = Equal<Flat<z.output<A>>, Flat<B>>;
/** Conditions hold conditions: their type is written out above and proved by `ZodType`. */
type _Proofs = [
  Expect<Is<typeof link, Link>>,
  Expect<Is<typeof option, Option>>,
  Expect<Is<typeof nps, NpsQuestion>>,
  Expect<Is<typeof csat, CsatQuestion>>,
  Expect<Is<typeof ces, CesQuestion>>,
  Expect<Is<typeof yesNo, YesNoQuestion>>,
  Expect<Is<typeof choice, ChoiceQuestion>>,
  Expect<Is<typeof dropdown, DropdownQuestion>>,
  Expect<Is<typeof text, TextQuestion>>,
  Expect<Is<typeof email, EmailQuestion>>,
  Expect<Is<typeof statement, Statement>>,
  Expect<Is<typeof reward, RewardStep>>,
  Expect<Is<typeof action, ActionStep>>,
  Expect<Is<typeof number, NumberQuestion>>,
  Expect<Is<typeof slider, SliderQuestion>>,
  Expect<Is<typeof date, DateQuestion>>,
  Expect<Is<typeof phone, PhoneQuestion>>,
  Expect<Is<typeof ranking, RankingQuestion>>,
  Expect<Is<typeof matrix, MatrixQuestion>>,
  Expect<Is<typeof country, CountryQuestion>>,
  Expect<Is<typeof autocomplete, AutocompleteQuestion>>,
  Expect<Is<typeof imageChoice, ImageChoiceQuestion>>,
  Expect<Is<typeof imageOption, ImageOption>>,
  Expect<Is<typeof flowRuleSchema, FlowRule>>,
  Expect<Is<typeof endingSchema, Ending>>,
  Expect<Equal<keyof z.output<typeof surveySchema>, keyof Survey>>,
  Expect<Equal<keyof z.output<typeof surveyDraftSchema>, keyof SurveyDraft>>,
  Expect<Equal<z.output<typeof questionSchema>['kind'], Question['kind']>>,
];

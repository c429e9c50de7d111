import * as z from 'zod';
import { CHANNELS, PURPOSES } from '../event.ts';
import {
  type BucketCondition,
  type CartCondition,
  type ConsentCondition,
  type DidCondition,
  type DidNotCondition,
  type EventPattern,
  type FavouriteCondition,
  type InSegmentCondition,
  type LastDidCondition,
  MAX_SEGMENT_ID_LENGTH,
  type Measure,
  MONEY_PROPERTIES,
  type NumberTest,
  type PropertyFilter,
  type SegmentCondition,
  type SegmentDefinition,
  type SegmentRule,
  type SequenceCondition,
  SPAN_UNITS,
  type Span,
  type SpentCondition,
  type SurveyCondition,
  TEXT_PROPERTIES,
  type TextTest,
  type TraitCondition,
  type ValueTest,
  type Window,
} from '../segment.ts';
import type { Equal, Expect, Flat } from './equal.ts';

/** Longest text a rule compares with. */
const MAX_TEXT = 256;
const MAX_LIST = 100;

const text = z.string().max(MAX_TEXT);
const number = z.number('must be a number');
const named = text.min(1, 'must not be empty');
const currency = z.string().regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as EUR');
const date = z.iso.date('must be a date such as 2026-01-31');

const span = { amount: number.positive('must be above 0'), unit: z.enum(SPAN_UNITS) };
export const spanSchema = z.strictObject(span) satisfies z.ZodType<Span>;

export const windowSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('last'), ...span }),
  z.strictObject({ kind: z.literal('between'), from: date, to: date, timeZone: named.exactOptional() }),
]) satisfies z.ZodType<Window>;

const numberTests = [
  z.strictObject({ is: z.enum(['atLeast', 'above', 'atMost', 'below', 'equal']), value: number }),
  z.strictObject({ is: z.literal('between'), from: number, to: number }),
] as const;
export const numberTestSchema = z.discriminatedUnion('is', numberTests) satisfies z.ZodType<NumberTest>;

const textTests = [
  z.strictObject({ is: z.enum(['set', 'missing']) }),
  z.strictObject({ is: z.enum(['equal', 'contains', 'startsWith', 'endsWith']), value: text }),
  z.strictObject({ is: z.literal('oneOf'), values: z.array(text).min(1).max(MAX_LIST) }),
] as const;
export const textTestSchema = z.discriminatedUnion('is', textTests) satisfies z.ZodType<TextTest>;

export const valueTestSchema = z.union([
  ...textTests,
  ...numberTests,
  z.strictObject({ is: z.enum(['true', 'false']) }),
  z.strictObject({ is: z.literal('includes'), value: z.union([text, z.number()]) }),
  z.strictObject({ is: z.enum(['before', 'after']), date: z.union([date, z.iso.datetime({ offset: true })]) }),
  z.strictObject({ is: z.enum(['withinLast', 'longerAgo', 'withinNext']), span: spanSchema }),
]) satisfies z.ZodType<ValueTest>;

const property = z.enum(TEXT_PROPERTIES);
const money = z.enum(MONEY_PROPERTIES);
const quantity = z.literal('quantity');
export const propertyFilterSchema = z.union([
  z.strictObject({ property, test: textTestSchema }),
  z.strictObject({ property: quantity, is: numberTestSchema }),
  z.strictObject({ property: money, currency, is: numberTestSchema }),
]) satisfies z.ZodType<PropertyFilter>;

const aggregate = z.enum(['sum', 'min', 'max', 'avg']);
export const measureSchema = z.union([
  z.strictObject({ of: z.literal('count') }),
  z.strictObject({ of: z.literal('distinct'), property }),
  z.strictObject({ of: aggregate, property: quantity }),
  z.strictObject({ of: aggregate, property: money, currency }),
]) satisfies z.ZodType<Measure>;

const pattern = { event: named, where: z.array(propertyFilterSchema).max(10).exactOptional() };
export const eventPatternSchema = z.strictObject(pattern) satisfies z.ZodType<EventPattern>;

const trait = z.strictObject({ op: z.literal('trait'), trait: named, test: valueTestSchema });
const did = z.strictObject({
  op: z.literal('did'),
  ...pattern,
  measure: measureSchema.exactOptional(),
  is: numberTestSchema.exactOptional(),
  within: windowSchema.exactOptional(),
});
const didNot = z.strictObject({ op: z.literal('didNot'), ...pattern, within: windowSchema.exactOptional() });
const lastDid = z.strictObject({ op: z.literal('lastDid'), ...pattern, longerAgo: spanSchema });
const sequence = z.strictObject({
  op: z.literal('sequence'),
  first: eventPatternSchema,
  next: eventPatternSchema,
  within: spanSchema,
  during: windowSchema,
});
const cart = z.strictObject({
  op: z.literal('cart'),
  value: z.strictObject({ currency, is: numberTestSchema }).exactOptional(),
  contains: z.strictObject({ property: z.enum(['product_id', 'category']), value: named }).exactOptional(),
  olderThan: spanSchema.exactOptional(),
});
const spent = z.strictObject({ op: z.literal('spent'), currency, is: numberTestSchema });
const favourite = z.strictObject({ op: z.literal('favourite'), of: z.enum(['product_id', 'category']), is: named });
const survey = z.strictObject({
  op: z.literal('survey'),
  survey: named.exactOptional(),
  question: named,
  test: valueTestSchema,
});
const consent = z
  .strictObject({
    op: z.literal('consent'),
    purpose: z.enum(PURPOSES),
    channel: z.enum(CHANNELS).exactOptional(),
    is: z.boolean(),
  })
  .refine(({ purpose, channel }) => channel === undefined || purpose === 'message', {
    error: 'only the purpose message is asked by channel',
    path: ['channel'],
  });
const inSegment = z.strictObject({ op: z.literal('inSegment'), segment: named });
const bucket = z.strictObject({
  op: z.literal('bucket'),
  salt: text,
  from: z.int().min(0).max(9999),
  to: z.int().min(1).max(10_000),
});

/** An unknown operator is refused by name, at the path of its `op`. */
export const segmentConditionSchema: z.ZodType<SegmentCondition> = z
  .lazy(() =>
    z.discriminatedUnion('op', [
      z.strictObject({ op: z.literal('all'), of: z.array(segmentConditionSchema).max(MAX_LIST) }),
      z.strictObject({ op: z.literal('any'), of: z.array(segmentConditionSchema).max(MAX_LIST) }),
      z.strictObject({ op: z.literal('not'), of: segmentConditionSchema }),
      trait,
      did,
      didNot,
      lastDid,
      sequence,
      cart,
      spent,
      favourite,
      survey,
      consent,
      inSegment,
      bucket,
    ]),
  )
  .meta({ id: 'SegmentCondition' });

export const segmentIdSchema = z
  .string()
  .max(MAX_SEGMENT_ID_LENGTH, `must have at most ${MAX_SEGMENT_ID_LENGTH} characters`)
  .regex(/^[\w-]+$/, 'must be letters, digits, _ and -');

export const segmentRuleSchema = z.strictObject({
  id: segmentIdSchema,
  name: named,
  include: z.enum(['known', 'everyone']).exactOptional(),
  changedIn: z.int().min(0),
  createdIn: z.int().min(0).exactOptional(),
  announceExisting: z.boolean().exactOptional(),
  when: segmentConditionSchema,
}) satisfies z.ZodType<SegmentRule>;

/** Longest description of a segment. */
const MAX_DESCRIPTION = 500;
export const segmentDefinitionSchema = z.strictObject({
  name: named,
  description: z.string().max(MAX_DESCRIPTION).exactOptional(),
  include: z.enum(['known', 'everyone']).exactOptional(),
  when: segmentConditionSchema,
}) satisfies z.ZodType<SegmentDefinition>;

/** Conditions that hold other conditions are recursive: their types are written out above and proved by `ZodType`. */
type _Proofs = [
  Expect<
    Equal<
      z.output<typeof windowSchema>,
      Flat<Exclude<Window, { kind: 'between' }>> | Extract<Window, { kind: 'between' }>
    >
  >,
  Expect<Equal<z.output<typeof numberTestSchema>, NumberTest>>,
  Expect<Equal<z.output<typeof textTestSchema>, TextTest>>,
  Expect<Equal<z.output<typeof valueTestSchema>, ValueTest>>,
  Expect<Equal<z.output<typeof propertyFilterSchema>, PropertyFilter>>,
  Expect<Equal<z.output<typeof measureSchema>, Measure>>,
  Expect<Equal<Flat<z.output<typeof trait>>, Flat<TraitCondition>>>,
  Expect<Equal<Flat<z.output<typeof did>>, Flat<DidCondition>>>,
  Expect<Equal<Flat<z.output<typeof didNot>>, Flat<DidNotCondition>>>,
  Expect<Equal<Flat<z.output<typeof lastDid>>, Flat<LastDidCondition>>>,
  Expect<Equal<Flat<z.output<typeof sequence>>, Flat<SequenceCondition>>>,
  Expect<Equal<Flat<z.output<typeof cart>>, Flat<CartCondition>>>,
  Expect<Equal<Flat<z.output<typeof spent>>, Flat<SpentCondition>>>,
  Expect<Equal<Flat<z.output<typeof favourite>>, Flat<FavouriteCondition>>>,
  Expect<Equal<Flat<z.output<typeof survey>>, Flat<SurveyCondition>>>,
  Expect<Equal<Flat<z.output<typeof consent>>, Flat<ConsentCondition>>>,
  Expect<Equal<Flat<z.output<typeof inSegment>>, Flat<InSegmentCondition>>>,
  Expect<Equal<Flat<z.output<typeof bucket>>, Flat<BucketCondition>>>,
  Expect<Equal<Flat<z.output<typeof segmentRuleSchema>>, Flat<SegmentRule>>>,
  Expect<Equal<Flat<z.output<typeof segmentDefinitionSchema>>, Flat<SegmentDefinition>>>,
];

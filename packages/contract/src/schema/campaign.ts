import * as z from 'zod';
import {
  CAMPAIGN_ENTITIES,
  type CampaignDefinition,
  type CampaignStep,
  MAX_CAMPAIGN_ID_LENGTH,
  MAX_CAP,
  MAX_DATE_SHIFT_DAYS,
  MAX_INTEREST_DAYS,
  MAX_PER_MINUTE,
  MAX_STEPS,
  type MessageContent,
  type MessagingRules,
} from '../campaign.ts';
import { CHANNELS } from '../event.ts';
import type { Equal, Expect, Flat } from './equal.ts';
import {
  eventPatternSchema,
  propertyFilterSchema,
  segmentConditionSchema,
  spanSchema,
  valueTestSchema,
} from './segment.ts';

const MAX_TEXT = 256;
const MAX_TEMPLATE = 20_000;
const MAX_HTML = 60_000;
const WHOLE = 10_000;
const MAX_LIST = 10;

export const campaignIdSchema = z
  .string()
  .min(1)
  .max(MAX_CAMPAIGN_ID_LENGTH, `must have at most ${MAX_CAMPAIGN_ID_LENGTH} characters`)
  .regex(/^[\w-]+$/, 'must be letters, digits, _ and -');
const named = z.string().min(1, 'must not be empty').max(MAX_TEXT);
const share = z.int().min(0).max(WHOLE);
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00');
const channels = z.array(z.enum(CHANNELS)).min(1).max(CHANNELS.length);
const template = z.string().min(1, 'must not be empty').max(MAX_TEMPLATE);
const line = template.max(MAX_TEXT).regex(/^[^\r\n]*$/, 'must be one line');

const interestDays = z.int().min(1).max(MAX_INTEREST_DAYS);

const trigger = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('event'),
    event: named,
    where: z.array(propertyFilterSchema).max(MAX_LIST).exactOptional(),
  }),
  z.strictObject({ on: z.literal('segment'), segment: named, move: z.enum(['entered', 'left']) }),
  z.strictObject({
    on: z.literal('survey'),
    survey: named,
    question: named.exactOptional(),
    test: valueTestSchema.exactOptional(),
  }),
  z.strictObject({
    on: z.literal('date'),
    trait: named,
    repeats: z.enum(['once', 'yearly']),
    days: z.int().min(-MAX_DATE_SHIFT_DAYS).max(MAX_DATE_SHIFT_DAYS).exactOptional(),
    time: clock,
  }),
  z.strictObject({
    on: z.literal('broadcast'),
    segment: named,
    at: z.iso.datetime({ offset: true }).exactOptional(),
    every: z.enum(['day', 'week', 'month']).exactOptional(),
    perMinute: z.int().min(1).max(MAX_PER_MINUTE).exactOptional(),
  }),
  z.strictObject({
    on: z.literal('priceDrop'),
    percent: z.number().positive('must be above 0').max(100).exactOptional(),
    withinDays: interestDays.exactOptional(),
  }),
  z.strictObject({ on: z.literal('backInStock'), withinDays: interestDays.exactOptional() }),
]);

const reentry = z.discriminatedUnion('policy', [
  z.strictObject({ policy: z.literal('once') }),
  z.strictObject({ policy: z.literal('every') }),
  z.strictObject({ policy: z.literal('cooldown'), span: spanSchema }),
  z.strictObject({ policy: z.literal('restart') }),
]);

export const messageContentSchema = z.strictObject({
  email: z.strictObject({ subject: line, html: z.string().min(1).max(MAX_HTML), text: template }).exactOptional(),
  sms: z.strictObject({ text: template.max(1_600) }).exactOptional(),
  push: z.strictObject({ title: line, text: template.max(2_000), link: line.exactOptional() }).exactOptional(),
}) satisfies z.ZodType<MessageContent>;

const base = { id: campaignIdSchema, next: campaignIdSchema.exactOptional() };
const waitEnd = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('span'), span: spanSchema }),
  z.strictObject({
    kind: z.literal('time'),
    time: clock,
    weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).exactOptional(),
  }),
  z.strictObject({
    kind: z.literal('trait'),
    trait: named,
    offset: z.strictObject({ direction: z.enum(['before', 'after']), span: spanSchema }).exactOptional(),
  }),
]);

export const campaignStepSchema = z.discriminatedUnion('do', [
  z.strictObject({ ...base, do: z.literal('wait'), until: waitEnd }),
  z.strictObject({
    ...base,
    do: z.literal('waitUntil'),
    event: eventPatternSchema,
    timeout: spanSchema,
    onTimeout: campaignIdSchema.exactOptional(),
  }),
  z.strictObject({ ...base, do: z.literal('branch'), if: segmentConditionSchema, else: campaignIdSchema }),
  z.strictObject({
    ...base,
    do: z.literal('split'),
    arms: z
      .array(z.strictObject({ name: named, weight: z.number().positive('must be above 0'), to: campaignIdSchema }))
      .min(2)
      .max(MAX_LIST),
  }),
  z.strictObject({
    ...base,
    do: z.literal('send'),
    channels,
    preferred: z.boolean().exactOptional(),
    content: messageContentSchema,
    tags: z.array(campaignIdSchema).max(5).exactOptional(),
    transactional: z.boolean().exactOptional(),
    onCap: z.enum(['skip', 'defer']).exactOptional(),
    expires: spanSchema.exactOptional(),
  }),
  z.strictObject({ ...base, do: z.literal('coupon'), pool: named, else: campaignIdSchema.exactOptional() }),
  z.strictObject({ ...base, do: z.literal('survey'), survey: named }),
  z.strictObject({
    ...base,
    do: z.literal('webhook'),
    data: z.record(named, z.string().max(MAX_TEXT)).exactOptional(),
  }),
  z.strictObject({
    ...base,
    do: z.literal('setTrait'),
    trait: named,
    value: z.union([z.string().max(MAX_TEXT), z.number(), z.boolean()]),
  }),
  z.strictObject({ ...base, do: z.literal('end') }),
]) satisfies z.ZodType<CampaignStep>;

export const campaignDefinitionSchema = z.strictObject({
  name: named,
  description: z.string().max(500).exactOptional(),
  trigger,
  entity: z.enum(CAMPAIGN_ENTITIES).exactOptional(),
  reentry: reentry.exactOptional(),
  only: segmentConditionSchema.exactOptional(),
  exit: z.array(eventPatternSchema).max(MAX_LIST).exactOptional(),
  goal: z.strictObject({ event: eventPatternSchema, within: spanSchema }).exactOptional(),
  holdout: share.exactOptional(),
  ignoresGlobalHoldout: z.boolean().exactOptional(),
  steps: z.array(campaignStepSchema).min(1, 'must not be empty').max(MAX_STEPS),
}) satisfies z.ZodType<CampaignDefinition>;

export const messagingRulesSchema = z.strictObject({
  consent: z.enum(['required', 'assumed']).exactOptional(),
  caps: z
    .array(
      z.strictObject({
        most: z.int().min(0).max(MAX_CAP),
        channel: z.enum(CHANNELS).exactOptional(),
        tag: campaignIdSchema.exactOptional(),
        within: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('last'), ...spanSchema.shape }),
          z.strictObject({ kind: z.literal('days'), days: z.int().min(1) }),
        ]),
      }),
    )
    .max(MAX_LIST)
    .exactOptional(),
  quietHours: z
    .strictObject({ from: clock, to: clock, channels: channels.exactOptional(), messages: z.enum(['defer', 'drop']) })
    .exactOptional(),
  globalHoldout: share.exactOptional(),
}) satisfies z.ZodType<MessagingRules>;

/** Steps are a union whose members extend each other: each is proved to be told apart and to have no other members. */
type StepOf<K extends CampaignStep['do']> = Flat<Extract<CampaignStep, { do: K }>>;
type Told<K extends CampaignStep['do']> = Flat<Extract<z.output<typeof campaignStepSchema>, { do: K }>>;
type _Proofs = [
  Expect<Equal<Told<'waitUntil'>, StepOf<'waitUntil'>>>,
  Expect<Equal<Told<'branch'>, StepOf<'branch'>>>,
  Expect<Equal<Told<'split'>, StepOf<'split'>>>,
  Expect<Equal<Told<'send'>, StepOf<'send'>>>,
  Expect<Equal<Told<'coupon'>, StepOf<'coupon'>>>,
  Expect<Equal<Told<'survey'>, StepOf<'survey'>>>,
  Expect<Equal<Told<'webhook'>, StepOf<'webhook'>>>,
  Expect<Equal<Told<'setTrait'>, StepOf<'setTrait'>>>,
  Expect<Equal<Told<'end'>, StepOf<'end'>>>,
  Expect<Equal<Told<'wait'>, StepOf<'wait'>>>,
  Expect<Equal<keyof z.output<typeof campaignDefinitionSchema>, keyof CampaignDefinition>>,
  Expect<Equal<keyof z.output<typeof messagingRulesSchema>, keyof MessagingRules>>,
];

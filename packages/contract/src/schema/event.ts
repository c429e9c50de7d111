import * as z from 'zod';
import type {
  AliasEvent,
  CampaignContext,
  Consent,
  ConsentProof,
  Event,
  EventContext,
  GroupEvent,
  IdentifyEvent,
  PageContext,
  PageEvent,
  ScreenEvent,
  TrackEvent,
} from '../event.ts';
import { MAX_ID_LENGTH, MAX_NAME_LENGTH } from '../limits.ts';
import type { Equal, Expect, Flat } from './equal.ts';

const WHOLE = 'must be a string where it has more digits than JSON numbers keep';

/** Segment libraries for servers pass numeric database ids as they are; past 2^53 two of them would be read as one. */
export const idSchema = z
  .union([z.string(), z.number()], 'must be a string')
  .refine((told) => typeof told === 'string' || Math.abs(told) <= Number.MAX_SAFE_INTEGER, WHOLE)
  .transform(String)
  .pipe(
    z.string().trim().min(1, 'must not be empty').max(MAX_ID_LENGTH, `must be at most ${MAX_ID_LENGTH} characters`),
  );

const name = z.string('must be a string').max(MAX_NAME_LENGTH, `must be at most ${MAX_NAME_LENGTH} characters`);

/** An ISO 8601 date or date-time, as `Date.parse` reads it. */
const time = z
  .string('must be an ISO 8601 string')
  .refine((text) => /^\d{4}-\d\d-\d\d/.test(text) && Number.isFinite(Date.parse(text)), {
    error: 'must be an ISO 8601 time such as 2026-01-31T12:00:00.000Z',
    params: { code: 'invalid_timestamp' },
  });

const json = z.record(z.string(), z.unknown(), 'must be an object');
const text = z.string('must be a string');

const said = z.boolean('must be true or false').exactOptional();
const consentProofSchema = z.object({
  method: text.exactOptional(),
  wording: text.exactOptional(),
  version: text.exactOptional(),
}) satisfies z.ZodType<ConsentProof>;

export const consentSchema = z.object({
  measure: said,
  personalise: said,
  message: said,
  share: said,
  channels: z.object({ email: said, sms: said, push: said }).exactOptional(),
  proof: consentProofSchema.exactOptional(),
}) satisfies z.ZodType<Consent>;

const pageContextSchema = z.object({
  url: text.exactOptional(),
  path: text.exactOptional(),
  title: text.exactOptional(),
  referrer: text.exactOptional(),
  search: text.exactOptional(),
}) satisfies z.ZodType<PageContext>;

const campaignContextSchema = z.object({
  name: text.exactOptional(),
  source: text.exactOptional(),
  medium: text.exactOptional(),
  term: text.exactOptional(),
  content: text.exactOptional(),
}) satisfies z.ZodType<CampaignContext>;

export const contextSchema = z.looseObject({
  page: pageContextSchema.exactOptional(),
  campaign: campaignContextSchema.exactOptional(),
  library: z.object({ name: text.exactOptional(), version: text.exactOptional() }).exactOptional(),
  locale: text.exactOptional(),
  timezone: text.exactOptional(),
  screen: z.object({ width: z.number().exactOptional(), height: z.number().exactOptional() }).exactOptional(),
  userAgent: text.exactOptional(),
  consent: consentSchema.exactOptional(),
  historical: z.boolean().exactOptional(),
}) satisfies z.ZodType<EventContext>;

const base = {
  messageId: idSchema,
  anonymousId: idSchema.exactOptional(),
  userId: idSchema.exactOptional(),
  timestamp: time.exactOptional(),
  sentAt: time.exactOptional(),
  context: contextSchema.exactOptional(),
};

export const trackSchema = z.object({
  ...base,
  type: z.literal('track'),
  event: name.min(1, 'must not be empty'),
  properties: json.exactOptional(),
}) satisfies z.ZodType<TrackEvent>;

const seen = { ...base, name: name.exactOptional(), category: name.exactOptional(), properties: json.exactOptional() };
export const pageSchema = z.object({ ...seen, type: z.literal('page') }) satisfies z.ZodType<PageEvent>;
export const screenSchema = z.object({ ...seen, type: z.literal('screen') }) satisfies z.ZodType<ScreenEvent>;

export const identifySchema = z.object({
  ...base,
  type: z.literal('identify'),
  traits: json.exactOptional(),
}) satisfies z.ZodType<IdentifyEvent>;

export const groupSchema = z.object({
  ...base,
  type: z.literal('group'),
  groupId: idSchema,
  traits: json.exactOptional(),
}) satisfies z.ZodType<GroupEvent>;

export const aliasSchema = z.object({
  ...base,
  type: z.literal('alias'),
  previousId: idSchema,
  userId: idSchema,
}) satisfies z.ZodType<AliasEvent>;

export const eventSchema = z.discriminatedUnion('type', [
  trackSchema,
  pageSchema,
  screenSchema,
  identifySchema,
  groupSchema,
  aliasSchema,
]) satisfies z.ZodType<Event>;

/** The schemas and the types written by hand are the same; either drifting is a compile error here. */
type _Proofs = [
  Expect<Equal<Flat<z.output<typeof trackSchema>>, Flat<TrackEvent>>>,
  Expect<Equal<Flat<z.output<typeof pageSchema>>, Flat<PageEvent>>>,
  Expect<Equal<Flat<z.output<typeof screenSchema>>, Flat<ScreenEvent>>>,
  Expect<Equal<Flat<z.output<typeof identifySchema>>, Flat<IdentifyEvent>>>,
  Expect<Equal<Flat<z.output<typeof groupSchema>>, Flat<GroupEvent>>>,
  Expect<Equal<Flat<z.output<typeof aliasSchema>>, Flat<AliasEvent>>>,
  Expect<Equal<Flat<z.output<typeof contextSchema>>, Flat<EventContext>>>,
  Expect<Equal<Flat<z.output<typeof consentSchema>>, Flat<Consent>>>,
];

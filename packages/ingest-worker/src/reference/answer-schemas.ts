import { CHANNELS, ERROR_CODES, EVENT_CODES, EVENT_STATUSES } from '@footfall/contract';
import { eventSchema } from '@footfall/contract/schema';
import * as z from 'zod';

const keysOf = <T extends object>(members: T) => Object.keys(members) as [keyof T & string];

export const errorSchema = z.object({
  error: z.enum(keysOf(ERROR_CODES)),
  message: z.string().describe('What happened and what to do, for people.'),
  docs: z.string().describe('Where it is explained.'),
  problems: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('What is wrong with the body, each where it stands.'),
});

export const batchSchema = z.object({
  batch: z.array(eventSchema).describe('At most 500 events. Each is judged by itself.'),
  sentAt: z.iso
    .datetime()
    .optional()
    .describe('When this attempt was sent by your clock; skew beyond 5 minutes is corrected.'),
  writeKey: z.string().optional().describe('For clients that can set no header.'),
  context: z.record(z.string(), z.unknown()).optional().describe('Shared by all events; an event’s own members win.'),
  anonymousId: z
    .string()
    .optional()
    .describe(
      'With `userId`: whom the events are about that name nobody. An event with an id of its own takes neither.',
    ),
  userId: z.string().optional(),
  cookie: z
    .boolean()
    .optional()
    .describe('Asks for `anonymousId` in a cookie, where page and ingest are one site and consent allows it.'),
  token: z.string().optional().describe('Identity token of the signed-in user.'),
  historical: z
    .boolean()
    .optional()
    .describe('Secret keys only: replayed history, which starts nothing and tells nobody.'),
  import: z
    .object({ id: z.string(), rows: z.array(z.int()) })
    .optional()
    .describe('Secret keys only: rows of a file, each of which counts once per import.'),
});

export const batchAnswerSchema = z.object({
  results: z.array(
    z.object({
      index: z.int(),
      messageId: z.string().nullable(),
      status: z.enum(EVENT_STATUSES),
      code: z.enum(keysOf(EVENT_CODES)).optional(),
      message: z.string().optional(),
      path: z.string().optional().describe('JSON path of the member at fault.'),
    }),
  ),
  actions: z.array(
    z.discriminatedUnion('type', [
      z.object({
        type: z.literal('survey.show'),
        survey: z.string(),
        revision: z.int(),
        leftOut: z.array(z.string()).optional().describe('Questions this person is not asked again.'),
        responseId: z.string(),
        responseToken: z.string(),
        wait: z
          .object({ seconds: z.number().optional(), scroll: z.number().optional(), exit: z.literal(true).optional() })
          .optional()
          .describe('What to wait for before asking once more.'),
        cancel: z.array(z.string()).optional().describe('Events after which it is not shown any more.'),
      }),
      z.object({
        type: z.literal('coupon.show'),
        id: z.string(),
        code: z.string(),
        title: z.string().optional(),
        text: z.string().optional(),
        expiresAt: z.iso.datetime().optional(),
      }),
    ]),
  ),
  token: z.enum(['token_expired', 'token_invalid']).optional(),
});

const time = z.iso.datetime();
const touch = z
  .object({
    at: time,
    campaign: z.record(z.string(), z.string()).optional(),
    click: z.record(z.string(), z.string()).optional(),
    referrer: z.string().optional(),
  })
  .describe('How they came.');

export const customerNameSchema = z.object({
  id: z.string(),
  userId: z.string().optional(),
  anonymousId: z.string().optional(),
  trust: z.enum(['known', 'claimed', 'anonymous']),
});

export const customerSchema = customerNameSchema.extend({
  firstSeenAt: z.iso.datetime(),
  lastSeenAt: z.iso.datetime(),
  traits: z.record(z.string(), z.unknown()),
  contacts: z
    .partialRecord(z.enum(CHANNELS), z.object({ address: z.string(), verifiedAt: time.nullable() }))
    .describe('As trusted callers told them.'),
  consent: z
    .record(z.string(), z.object({ granted: z.boolean(), at: time }))
    .describe('By purpose, and as `message:email` and so on by channel.'),
  timeZone: z.string().nullable().describe('IANA zone.'),
  locale: z.string().nullable().describe('BCP 47 tag.'),
  claims: z.object({ userId: z.string().optional(), traits: z.record(z.string(), z.unknown()) }),
  cart: z.record(z.string(), z.unknown()).nullable(),
  orders: z.array(z.record(z.string(), z.unknown())),
  spent: z
    .record(
      z.string(),
      z.object({
        orders: z.int(),
        revenue: z.number().describe('Less what was paid back.'),
        average: z.number(),
        refunded: z.number(),
        proven: z.number().describe('The part of the revenue that trusted callers told of.'),
        firstAt: time.nullable(),
        lastAt: time.nullable(),
      }),
    )
    .describe('By ISO 4217 code; money in major units.'),
  favourites: z
    .object({ product_id: z.string().nullable(), category: z.string().nullable() })
    .describe('What was bought most.'),
  sessions: z.object({ count: z.int(), startedAt: time, lastAt: time }).nullable(),
  attribution: z.object({ first: touch, last: touch }).nullable(),
  counts: z.record(z.string(), z.int()),
  surveys: z.record(z.string(), z.unknown()),
  segments: z.array(z.object({ id: z.string(), since: time })).describe('Those they are in.'),
});

export const listOf = (item: z.ZodType) => z.object({ data: z.array(item), next: z.string().nullable() });

export const shareSchema = z
  .object({
    count: z.int(),
    of: z.int(),
    percent: z.number().nullable(),
    low: z.number().nullable(),
    high: z.number().nullable(),
  })
  .describe('In per cent, with its 95 % interval (Wilson).');

import { SURVEY_EVENTS } from '@footfall/contract';
import { surveyDraftSchema, surveyIdSchema } from '@footfall/contract/schema';
import * as z from 'zod';

const { shape } = surveyDraftSchema;
/** A shape that is said by nobody is the one there is. */
const v = shape.v.default(1);

/** Body of `POST /v1/surveys`; without an id one is made of the name. */
export const newSurveySchema = surveyDraftSchema.extend({ v, id: surveyIdSchema.exactOptional() });

/** Body of `POST /v1/surveys/:id/check`. */
export const checkSchema = z.object({
  writeKey: z.string().exactOptional(),
  response_token: z.string().max(4_096),
  page: z
    .object({
      url: z.string().max(4_096).exactOptional(),
      path: z.string().max(4_096).exactOptional(),
      search: z.string().max(4_096).exactOptional(),
    })
    .exactOptional(),
});

/** Body of `POST /v1/surveys/:id/reward`. */
export const rewardSchema = z.object({
  writeKey: z.string().exactOptional(),
  response_id: z.string().min(1).max(256),
  response_token: z.string().max(4_096),
});

/** Body of `POST /v1/surveys/:id/links`. */
export const linkSchema = z.strictObject({
  userId: z.string().min(1, 'must not be empty').max(256),
  /** What the link is sent for, such as an order's or a mail's number: the same one leads to the same response. */
  occasion: z.string().min(1, 'must not be empty').max(256).exactOptional(),
});

/** Body of `POST /v1/surveys/:id/answers`. */
export const linkedAnswersSchema = z.object({
  writeKey: z.string().exactOptional(),
  response_token: z.string().max(4_096),
  events: z
    .array(
      z.object({
        event: z.enum(SURVEY_EVENTS),
        messageId: z.string().min(1).max(256),
        properties: z.record(z.string(), z.unknown()),
      }),
    )
    .min(1)
    .max(100),
});

/** Body of `PUT /v1/surveys/:id`. */
export const replacedSurveySchema = surveyDraftSchema.extend({ v });

const optional = <T extends z.ZodType>(schema: z.ZodExactOptional<T>) => schema.unwrap().nullable().exactOptional();

/** Body of `PATCH /v1/surveys/:id`: what is missing stays, what is null goes. */
export const changedSurveySchema = z.strictObject({
  v: shape.v.exactOptional(),
  name: shape.name.exactOptional(),
  language: shape.language.exactOptional(),
  questions: shape.questions.exactOptional(),
  thanks: shape.thanks.exactOptional(),
  strings: shape.strings.exactOptional(),
  description: optional(shape.description),
  place: optional(shape.place),
  theme: optional(shape.theme),
  darkTheme: optional(shape.darkTheme),
  flow: optional(shape.flow),
  endings: optional(shape.endings),
  show: optional(shape.show),
  traits: optional(shape.traits),
  reward: optional(shape.reward),
});

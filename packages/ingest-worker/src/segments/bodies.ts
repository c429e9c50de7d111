import { segmentDefinitionSchema, segmentIdSchema } from '@footfall/contract/schema';
import * as z from 'zod';

const { name, description, include, when } = segmentDefinitionSchema.shape;

/** Body of `POST /v1/segments`; without an id one is made of the name. */
export const newSegmentSchema = segmentDefinitionSchema.extend({ id: segmentIdSchema.exactOptional() });

/** Body of `PATCH /v1/segments/:id`: what is missing stays, a description of null goes. */
export const changedSegmentSchema = z.strictObject({
  name: name.exactOptional(),
  description: description.unwrap().nullable().exactOptional(),
  include,
  when: when.exactOptional(),
});

/** Body of `POST /v1/segments/preview`; `id` is that of the segment the rule is to be of. */
export const previewSchema = newSegmentSchema.extend({ name: name.exactOptional() });

/** Body of `POST /v1/segments/:id/publish`, which may be left out. */
export const publishSchema = z.strictObject({ announceExisting: z.boolean().default(false) });

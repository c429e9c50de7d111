import * as z from 'zod';

/** Body of `POST /v1/bad-events/replay`: the ids to send again; with `event` in a mended form. */
export const replaySchema = z.object({
  events: z
    .array(z.object({ id: z.string(), event: z.unknown().optional() }))
    .min(1)
    .max(100),
});

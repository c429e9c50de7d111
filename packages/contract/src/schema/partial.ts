import * as z from 'zod';
import type { PartialDefinition } from '../partial.ts';
import type { Equal, Expect } from './equal.ts';

const MAX_NAME = 120;
const MAX_HTML = 60_000;
const MAX_TEXT = 20_000;

const parts = z.strictObject({
  name: z.string().min(1, 'must not be empty').max(MAX_NAME),
  html: z.string().min(1, 'must not be empty').max(MAX_HTML).exactOptional(),
  text: z.string().min(1, 'must not be empty').max(MAX_TEXT).exactOptional(),
});
const saysSomething = ({ html, text }: { html?: string; text?: string }) => html !== undefined || text !== undefined;

export const partialDefinitionSchema = parts.refine(saysSomething, {
  path: ['html'],
  message: 'must be there, or text must',
}) satisfies z.ZodType<PartialDefinition>;

type _Proof = Expect<Equal<z.output<typeof partialDefinitionSchema>, PartialDefinition>>;

import { partialDefinitionSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { newPartialSchema, previewPartialSchema } from './bodies.ts';

const partial = partialDefinitionSchema.safeExtend({
  id: z.string(),
  parameters: z.array(z.string()).describe('What whoever uses it has to give.'),
  partials: z.array(z.string()).describe('Other partials that put it in.'),
  campaigns: z
    .array(z.object({ id: z.string(), name: z.string(), current: z.boolean() }))
    .describe('Campaigns whose draft puts it in; `current`: what is in force has it as it stands now.'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});
const preview = z.union([
  z.object({ part: z.enum(['html', 'text']), shown: z.string() }),
  z.object({ part: z.enum(['html', 'text']), why: z.string() }),
]);

const id = { id: 'The partial’s id.' };
const examplePath = '/v1/partials/footer';
const example = {
  name: 'Footer',
  html: '<p>{{ shop.name }} · <a href="{{ links.preferences }}">What we send you</a></p>',
  text: '{{ shop.name }} · {{ links.preferences }}',
};

export const partialsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/partials',
    title: 'List partials',
    text: 'Pieces of templates that messages share, by id, each with who uses it.',
    opens: 'secret',
    answer: listOf(partial),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/partials',
    title: 'Make a partial',
    text: 'A template puts it in with `{% render "footer" %}`: its `html` in HTML mail, its `text` everywhere else. It knows what messages know; whatever else it needs is given by name, as in `{% render "button", label: "Buy" %}`. It may put in other partials, never itself. A campaign keeps its partials as they were when it was published: publish it again to bring in a change.',
    opens: 'secret',
    body: newPartialSchema,
    example,
    answer: partial,
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/partials/preview',
    title: 'Preview a partial',
    text: 'What a real customer would see of it. Nothing has to be saved first; coupon, product and links are examples.',
    opens: 'secret',
    body: previewPartialSchema,
    example: { partial: example, customer: 'example-device' },
    answer: listOf(preview),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/partials/:id',
    title: 'Read a partial',
    text: 'With who uses it, and whether they have it as it stands now.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: partial,
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/partials/:id',
    title: 'Replace a partial',
    text: 'Campaigns in force keep it as it was until they are published again; they say so by `changed`.',
    opens: 'secret',
    parameters: id,
    examplePath,
    body: partialDefinitionSchema,
    example,
    answer: partial,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/partials/:id',
    title: 'Delete a partial',
    text: 'Only one that no campaign and no other partial puts in.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: 'none',
    status: 204,
  },
];

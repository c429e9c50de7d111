import { segmentDefinitionSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { customerNameSchema, listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { changedSegmentSchema, newSegmentSchema, previewSchema, publishSchema } from './bodies.ts';

const recipe = z.object({
  kind: z.literal('segment'),
  id: z.string(),
  name: z.string(),
  description: z.string(),
  when: z.record(z.string(), z.unknown()).describe('The rule, as the engine decides it.'),
});
const progress = z
  .object({
    version: z.int(),
    state: z.enum(['running', 'done']),
    total: z.int(),
    done: z.int(),
    failed: z.int().describe('Could not be asked; they meet the rules at their next event.'),
    startedAt: z.iso.datetime(),
    finishedAt: z.iso.datetime().nullable(),
  })
  .describe('How far the known customers have met the newest publish that changed the rule.');
const published = segmentDefinitionSchema.extend({
  version: z.int().describe('Version of the site’s rules in which the rule was last changed.'),
  at: z.iso.datetime(),
});
const segment = segmentDefinitionSchema.extend({
  id: z.string(),
  status: z.enum(['draft', 'published', 'changed']).describe('`changed`: the draft says something else.'),
  published: published.nullable().describe('What is in force.'),
  size: z.int().describe('Customers in it now.'),
  trend: z.array(z.int()).describe('Its size at the end of each of the last 14 days (UTC).'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  progress: progress.nullable(),
});
const preview = z.object({
  sampled: z.int(),
  matched: z.int(),
  population: z.int(),
  estimate: z.int(),
  truncated: z.int(),
  customers: z.array(customerNameSchema),
});
const member = z.object({ customer: customerNameSchema, since: z.iso.datetime() });
const size = z.object({ at: z.iso.datetime(), size: z.int(), entered: z.int(), left: z.int() });

const cursor = { cursor: '`next` of the page before.' };
const id = { id: 'The segment’s id.' };
const examplePath = '/v1/segments/vip';
const when = { op: 'spent', currency: 'EUR', is: { is: 'atLeast', value: 250 } };

export const segmentsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/recipes',
    title: 'List recipes',
    text: 'Ready-made rules to start from, with amounts in the site’s currency.',
    opens: 'secret',
    answer: listOf(recipe),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/segments',
    title: 'List segments',
    text: 'By id, each with its draft, what of it is in force and its size of now.',
    opens: 'secret',
    parameters: cursor,
    answer: listOf(segment),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/segments',
    title: 'Draft a segment',
    text: 'Nobody is in it until it is published. Without an id one is made of the name. What would not work is refused with the place and the reason of each fault: a rule that needs more history than is kept, a currency that does not exist, segments that ask each other in a circle.',
    opens: 'secret',
    body: newSegmentSchema,
    example: { name: 'Regulars', when },
    answer: segment,
    status: 201,
  },
  {
    method: 'post',
    path: '/v1/segments/preview',
    title: 'Try a rule',
    text: 'Asks up to 200 customers what the rule comes to for each of them now, and changes nothing. The sample stays the same for a day, so two rules can be compared.',
    opens: 'secret',
    body: previewSchema,
    example: { when },
    answer: preview,
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/segments/:id',
    title: 'Read a segment',
    text: 'Its own members are the draft’s; `published` is in force. `progress` tells how many known customers have been evaluated since.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: segment,
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/segments/:id',
    title: 'Replace a draft',
    text: 'What is in force stays as it is until the draft is published.',
    opens: 'secret',
    parameters: id,
    examplePath,
    body: segmentDefinitionSchema,
    example: { name: 'VIP', when },
    answer: segment,
    status: 200,
  },
  {
    method: 'patch',
    path: '/v1/segments/:id',
    title: 'Change a draft',
    text: 'Members that are missing stay as they are; a description of null goes.',
    opens: 'secret',
    parameters: id,
    examplePath,
    body: changedSegmentSchema,
    example: { description: 'Our best customers.' },
    answer: segment,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/segments/:id',
    title: 'Delete a segment',
    text: 'Takes it out of force and forgets who was in it. Refused while another segment asks whether somebody is in it; the message says which.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/segments/:id/preview',
    title: 'Try a draft',
    text: 'As for an unsaved rule.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/preview`,
    answer: preview,
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/segments/:id/publish',
    title: 'Publish a segment',
    text: 'Puts the draft in force as a new version of the site’s rules. Known customers are evaluated in the background at the site’s rate, anonymous ones at their next event; those who match already enter silently unless `announceExisting` is true. Everyone who does something meets the new rule within 30 seconds. The body may be left out.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/publish`,
    body: publishSchema,
    example: { announceExisting: false },
    answer: segment,
    status: 202,
  },
  {
    method: 'get',
    path: '/v1/segments/:id/members',
    title: 'List members',
    text: 'Those who came last first.',
    opens: 'secret',
    parameters: { ...id, ...cursor },
    examplePath: `${examplePath}/members`,
    answer: listOf(member),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/segments/:id/sizes',
    title: 'Size over time',
    text: 'Oldest first, with how many entered and left in each hour or day (UTC). Moves count at the instant they happened, however late they were noticed.',
    opens: 'secret',
    parameters: {
      ...id,
      by: '`day` or `hour`; days where it is missing.',
      count: 'How many; 30 days or 48 hours where it is missing.',
    },
    examplePath: `${examplePath}/sizes`,
    answer: listOf(size),
    status: 200,
  },
];

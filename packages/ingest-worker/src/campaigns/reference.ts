import { CHANNELS } from '@footfall/contract';
import { campaignDefinitionSchema, messagingRulesSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { customerNameSchema, listOf, shareSchema } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { surveyGroupSchema } from '../surveys/results-reference.ts';
import { newCampaignSchema, previewSchema, simulateSchema } from './bodies.ts';

const counts = z.record(z.string(), z.int());
const campaign = campaignDefinitionSchema.extend({
  id: z.string(),
  status: z.enum(['draft', 'live', 'paused', 'archived']),
  changed: z.boolean().describe('The draft says something else than what is in force.'),
  version: z.int().nullable().describe('Version of the site’s rules in which it was published.'),
  publishedAt: z.iso.datetime().nullable(),
  started: z.int(),
  ended: z.int(),
  running: z.int().describe('Customers in it now.'),
  sent: z.int(),
  goals: z.int(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  problems: z
    .array(z.object({ path: z.string(), message: z.string() }))
    .optional()
    .describe('What keeps the draft from being published, each where it stands. Not in lists.'),
});
const recipe = z.object({
  id: z.string(),
  needs: z
    .object({ segment: z.unknown().optional(), pool: z.string().optional(), survey: z.string().optional() })
    .optional()
    .describe('What has to be there first.'),
  definition: campaignDefinitionSchema,
});
const amount = z.object({ currency: z.string(), amount: z.number() });
const credited = z.object({ count: z.int(), value: z.array(amount) });
const differenceSchema = z
  .object({ points: z.number(), low: z.number(), high: z.number(), relative: z.number().nullable() })
  .describe('In percentage points, with its 95 % interval (Newcombe).');
const sampleRatioSchema = z
  .object({ p: z.number(), mismatch: z.boolean() })
  .describe('Whether groups are as large as the draw should make them (chi-square); a mismatch is below 0.01.');
const report = z.object({
  started: z.int(),
  running: z.int(),
  ended: counts.describe('By reason.'),
  goals: credited.describe('Credited to this campaign, whatever others they were in.'),
  lastTouch: credited.describe(
    'Orders whose customer got the last message before it from this campaign, at most five days before.',
  ),
  holdout: z
    .object({
      site: z.int(),
      campaign: z.int(),
      treated: shareSchema,
      held: shareSchema,
      lift: differenceSchema.nullable(),
      sampleRatio: sampleRatioSchema.nullable(),
    })
    .describe('Who was left out to compare with, and how many of either reached the goal.'),
  broadcasts: z
    .array(
      z.object({
        startsAt: z.iso.datetime(),
        told: z.int(),
        failed: z.int(),
        finishedAt: z.iso.datetime().nullable(),
      }),
    )
    .describe('How far its broadcasts are, the newest first.'),
  steps: z.array(
    z.object({
      id: z.string(),
      do: z.string(),
      passed: z.int(),
      by: counts.describe('By arm of a split, or how a branch or wait came out.'),
      requested: z.int(),
      messages: counts.describe('By status.'),
      withheld: counts.describe('Not sent, by reason.'),
      deferred: counts.describe('Put off, by reason.'),
      split: z
        .object({
          arms: z.array(
            z.object({
              name: z.string(),
              weight: z.number(),
              goals: shareSchema,
              value: z.array(amount),
              difference: differenceSchema.nullable().describe('To the first arm.'),
            }),
          ),
          sampleRatio: sampleRatioSchema.nullable(),
        })
        .optional()
        .describe('Of a split, in the version that is in force or was asked for.'),
    }),
  ),
});

const id = { id: 'The campaign’s id.' };
const examplePath = '/v1/campaigns/welcome';
const content = {
  email: { subject: 'Welcome', html: '<p>It is good to have you.</p>', text: 'It is good to have you.' },
};
const example = {
  name: 'Welcome',
  trigger: { on: 'event', event: 'Signed Up' },
  exit: [{ event: 'Order Completed' }],
  steps: [
    { id: 'wait', do: 'wait', until: { kind: 'span', span: { amount: 1, unit: 'hours' } } },
    { id: 'hello', do: 'send', channels: ['email'], content },
  ],
};

export const campaignsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/campaigns',
    title: 'List campaigns',
    text: 'By id, each with its draft and how many are in it.',
    opens: 'secret',
    answer: listOf(campaign),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/campaigns/recipes',
    title: 'List campaign recipes',
    text: 'Ready-made campaigns to start from, with what each needs.',
    opens: 'secret',
    answer: listOf(recipe),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/campaigns',
    title: 'Draft a campaign',
    text: 'Nobody is in it until it is published. Without an id one is made of the name. `problems` says what still keeps it from that. Steps are a list that leads forward only: each goes on to the next unless it names a later one. Templates are Liquid: what is undefined is a failed render, `{% abort "why" %}` sends nothing, `money` and `date` write in the customer’s language.',
    opens: 'secret',
    body: newCampaignSchema,
    example,
    answer: campaign,
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/campaigns/:id',
    title: 'Read a campaign',
    text: 'Its draft, whether it is in force, and what keeps the draft from being published.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: campaign,
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/campaigns/:id',
    title: 'Replace a campaign’s draft',
    text: 'What is in force stays as it is until the draft is published.',
    opens: 'secret',
    parameters: id,
    examplePath,
    body: campaignDefinitionSchema,
    example,
    answer: campaign,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/campaigns/:id',
    title: 'Delete a campaign’s draft',
    text: 'Only where it was never in force; any other is archived, so that its report stays.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/campaigns/:id/publish',
    title: 'Publish a campaign',
    text: 'Puts the draft in force, or lets a paused campaign go on. Whoever is in an older version finishes that one.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/publish`,
    answer: campaign,
    status: 202,
  },
  {
    method: 'post',
    path: '/v1/campaigns/:id/pause',
    title: 'Pause a campaign',
    text: 'Nobody begins it, and messages that come due are withheld.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/pause`,
    answer: campaign,
    status: 202,
  },
  {
    method: 'post',
    path: '/v1/campaigns/:id/archive',
    title: 'Archive a campaign',
    text: 'Takes it out of force for good: whoever is in it is out, and nothing more is sent.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/archive`,
    answer: campaign,
    status: 202,
  },
  {
    method: 'post',
    path: '/v1/campaigns/:id/simulate',
    title: 'Look ahead for a customer',
    text: 'What all campaigns would do for one customer in the next 14 days, with this one’s draft in force and as if they did these things. Decided by the same code as the real thing, on a clock of its own; nothing is changed or sent. `customer` is a customer id, userId, anonymousId or e-mail address.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/simulate`,
    body: simulateSchema,
    example: { customer: 'example-device', events: [{ event: 'Signed Up' }] },
    answer: z.object({
      from: z.iso.datetime(),
      to: z.iso.datetime(),
      customer: customerNameSchema,
      happenings: z.array(
        z.object({
          what: z.enum(['sent', 'withheld', 'started', 'ended', 'timer']),
          at: z.iso.datetime(),
          campaign: z.string().optional(),
          step: z.string().optional(),
          channel: z.string().optional(),
          reason: z.string().optional(),
          until: z.iso.datetime().optional().describe('It is only put off.'),
        }),
      ),
    }),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/campaigns/:id/preview',
    title: 'Preview a message',
    text: 'A step’s message as one customer would get it, by each of its channels, or why it could not be rendered. Coupons, links and the product are examples: nothing is issued or sent.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/preview`,
    body: previewSchema,
    example: { customer: 'example-device', step: 'hello' },
    answer: listOf(z.object({ channel: z.enum(CHANNELS) }).loose()),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/campaigns/:id/report',
    title: 'Read a campaign’s report',
    text: 'From how many began it to why which message was not sent, step by step. Counts are those of facts the ledger has: seconds behind.',
    opens: 'secret',
    parameters: { ...id, version: 'Only of this version; all of them where it is missing.' },
    examplePath: `${examplePath}/report`,
    answer: report,
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/campaigns/:id/surveys',
    title: 'Read what people answered about a campaign',
    text: 'Survey by survey, of people whom the campaign had asked or brought: how many saw it, answered and finished, and the score of its first question that has one, with its interval. The five most answered, and the newest 5,000 responses of each.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/surveys`,
    answer: listOf(surveyGroupSchema),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/messaging',
    title: 'Read the limits of messages',
    text: 'What holds for all campaigns together: consent, caps, quiet hours and the global holdout.',
    opens: 'secret',
    answer: messagingRulesSchema,
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/messaging',
    title: 'Set the limits of messages',
    text: 'All caps hold together. Quiet hours are clock times where the customer is. What is put off is checked again. Transactional messages know neither.',
    opens: 'secret',
    body: messagingRulesSchema,
    example: {
      caps: [{ most: 3, within: { kind: 'last', amount: 7, unit: 'days' } }],
      quietHours: { from: '22:00', to: '08:00', messages: 'defer' },
    },
    answer: messagingRulesSchema,
    status: 202,
  },
];

import { SURVEY_GROUPINGS, SURVEY_RESPONSE_STATUSES } from '@footfall/contract';
import * as z from 'zod';
import { customerNameSchema, listOf, shareSchema as share } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';

const number = z.number().nullable();
export const scoreSchema = z
  .object({
    kind: z.enum(['nps', 'csat', 'ces', 'pmf']),
    n: z.int().describe('Valid answers: skips are not among them.'),
    value: number,
    low: number,
    high: number,
    promoters: z.int().optional(),
    passives: z.int().optional(),
    detractors: z.int().optional(),
    mean: number.optional(),
    easy: share.optional(),
  })
  .describe(
    'With its 95 % interval. `nps` −100 to 100; `csat` share of 4 and 5; `ces` mean of 1–7; `pmf` share of “very disappointed”.',
  );

const revenue = z
  .array(z.object({ currency: z.string(), orders: z.int(), total: z.number() }))
  .describe('What the orders came to that the survey was shown after, less what was paid back, by currency.');

export const surveyGroupSchema = z.object({
  id: z.string(),
  name: z.string(),
  rendered: z.int(),
  shown: z.int(),
  started: z.int(),
  completed: z.int(),
  score: scoreSchema.nullable(),
  revenue,
});
const results = z.object({
  funnel: z.object({
    rendered: z.int().describe('Drawn, wherever on the page.'),
    shown: z.int().describe('Of those, the ones that could be seen: what every other figure is of.'),
    started: z.int(),
    completed: z.int(),
    dismissed: z.int(),
    partial: z.int(),
    abandoned: z.int(),
  }),
  viewRate: share.describe('Of those for whom it was drawn, who came to where it could be seen.'),
  responseRate: share,
  completion: share,
  seconds: number.describe('Median, from when it was shown to the end.'),
  questions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      text: z.string(),
      reached: z.int(),
      answered: z.int(),
      dropOff: share,
      seconds: number,
      score: scoreSchema.optional(),
      counts: z.array(z.object({ id: z.string(), text: z.string(), share, revenue })).optional(),
      mean: number.optional(),
      median: number.optional(),
    }),
  ),
  ways: z
    .array(
      z.object({
        questions: z.array(z.object({ id: z.string(), reached: z.int() })),
        ending: z.string().nullable().describe('Null for the survey’s own thanks.'),
        started: z.int(),
        completed: z.int(),
      }),
    )
    .describe('The ways that answers led along, the most frequent first, at most 20, each with how many came how far.'),
  groups: z
    .array(surveyGroupSchema)
    .optional()
    .describe('Where `by` was asked for: the largest first, at most 50. A response may be in several.'),
  unsolicited: z.int().describe('Responses that nobody was asked for: in none of these figures.'),
  truncated: z.boolean().describe('There were more than 20,000 displays, seen or only rendered: these are the newest.'),
});
const answer = z.object({ value: z.unknown(), other: z.string().optional(), at: z.iso.datetime() });
const response = z.object({
  id: z.string(),
  revision: z.int(),
  customer: customerNameSchema.nullable(),
  status: z.enum(SURVEY_RESPONSE_STATUSES),
  at: z.iso.datetime(),
  renderedAt: z.iso.datetime().nullable(),
  shownAt: z.iso.datetime().nullable(),
  completedAt: z.iso.datetime().nullable(),
  order: z.string().optional(),
  channel: z.string().optional(),
  campaign: z.string().optional(),
  answers: z.record(z.string(), answer),
});

const parameters = {
  id: 'The survey’s id.',
  from: 'First told of at this instant or later, ISO 8601.',
  to: 'First told of before this instant.',
  revision: 'Of one revision; of all where it is missing.',
  segment: 'Of customers who are in this segment now.',
  text: 'With these characters in an answer.',
  solicited: '`false` for those that nobody was asked for.',
};
const path = '/v1/surveys/thanks';

export const surveyResultsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/surveys/:id/results',
    title: 'Read the results',
    text: 'Scores with their 95 % intervals, the funnel from rendered and shown to completed with each question on the way each person took, and how long it took. Who passed a question by is in no denominator; answers that nobody was asked for are in no figure.',
    opens: 'secret',
    parameters: { ...parameters, by: `Also by ${SURVEY_GROUPINGS.join(', ')}.` },
    examplePath: `${path}/results`,
    answer: results,
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/surveys/:id/responses',
    title: 'List responses',
    text: 'Newest first, each with its answers as they stood in the end.',
    opens: 'secret',
    parameters: { ...parameters, cursor: '`next` of the page before.' },
    examplePath: `${path}/responses`,
    answer: listOf(response),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/surveys/:id/export',
    title: 'Download responses',
    text: 'The newest 20,000 as CSV with a column for each question, or with `format=json` as JSON. Text that a spreadsheet would run as a formula begins with an apostrophe.',
    opens: 'secret',
    parameters: { ...parameters, format: '`csv` or `json`; CSV where it is missing.' },
    examplePath: `${path}/export?format=json`,
    answer: listOf(response),
    status: 200,
  },
];

import { surveyDraftSchema, surveySchema, surveySettingsSchema } from '@footfall/contract/schema';
import * as z from 'zod';
import { listOf } from '../reference/answer-schemas.ts';
import type { RouteDoc } from '../reference/route-doc.ts';
import { changedSurveySchema, checkSchema, newSurveySchema, replacedSurveySchema, rewardSchema } from './bodies.ts';
import { scoreSchema } from './results-reference.ts';

const published = surveyDraftSchema.extend({ revision: z.int(), at: z.iso.datetime() });
const survey = surveyDraftSchema.extend({
  id: z.string(),
  status: z.enum(['draft', 'published', 'changed']).describe('`changed`: the draft says something else.'),
  revision: z.int().nullable().describe('Of what is published.'),
  published: published.nullable().describe('What is in force.'),
  summary: z
    .object({ shown: z.int(), started: z.int(), completed: z.int(), score: scoreSchema.nullable() })
    .describe('Over all of its revisions; the score of the first question that has one.'),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

const id = { id: 'The survey’s id.' };
const examplePath = '/v1/surveys/thanks';
const example = {
  name: 'How was it?',
  language: 'en',
  questions: [{ id: 'score', kind: 'nps', text: 'score' }],
  thanks: 'thanks',
  strings: { en: { score: 'How likely are you to recommend us?', thanks: 'Thank you!' } },
  show: { trigger: 'Order Completed', again: 'always', frequency: { between: { amount: 90, unit: 'days' } } },
};

export const surveysReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/surveys',
    title: 'List surveys',
    text: 'By id, each with its draft and what of it is in force.',
    opens: 'secret',
    parameters: { cursor: '`next` of the page before.' },
    answer: listOf(survey),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/surveys',
    title: 'Draft a survey',
    text: 'Nobody sees it until it is published. Without an id one is made of the name. A draft may be unfinished: what keeps it from working is told when it is published. `show` says who is asked and when; without it the survey is shown only where it is put into a page. `traits` names the customer’s trait that an answer to a question sets.',
    opens: 'secret',
    body: newSurveySchema,
    example,
    answer: survey,
    status: 201,
  },
  {
    method: 'get',
    path: '/v1/surveys/:id',
    title: 'Read a survey',
    text: 'To a write key, what the widget draws: questions, texts, looks; who is shown it never leaves the server. To a secret key, the draft, what is in force, and who is asked; with `revision` what it drew then.',
    opens: 'write',
    parameters: {
      ...id,
      revision: 'A published revision; the newest where it is missing.',
      writeKey: 'The site’s write key.',
    },
    examplePath: `${examplePath}?writeKey=wk_demo`,
    answer: z.union([surveySchema, survey]),
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/surveys/:id',
    title: 'Replace a draft',
    text: 'What is in force stays as it is until the draft is published.',
    opens: 'secret',
    parameters: id,
    examplePath,
    body: replacedSurveySchema,
    example,
    answer: survey,
    status: 200,
  },
  {
    method: 'patch',
    path: '/v1/surveys/:id',
    title: 'Change a draft',
    text: 'Members that are missing stay as they are; what is null goes.',
    opens: 'secret',
    parameters: id,
    examplePath,
    body: changedSurveySchema,
    example: { description: 'Right after the order.' },
    answer: survey,
    status: 200,
  },
  {
    method: 'delete',
    path: '/v1/surveys/:id',
    title: 'Delete a survey',
    text: 'It is shown to nobody any more. What was answered stays with the customers who answered.',
    opens: 'secret',
    parameters: id,
    examplePath,
    answer: 'none',
    status: 204,
  },
  {
    method: 'post',
    path: '/v1/surveys/:id/publish',
    title: 'Publish a survey',
    text: 'What is drawn becomes a new revision, which never changes; where only the name or who is asked was changed, the revision stays. Refused with the place and the reason of each fault: ways that turn in a circle, questions nobody comes to, texts that are missing, colours that cannot be read, rules that would not work. In force within 30 seconds.',
    opens: 'secret',
    parameters: id,
    examplePath: `${examplePath}/publish`,
    answer: survey,
    status: 202,
  },
  {
    method: 'post',
    path: '/v1/surveys/:id/check',
    title: 'Ask once more',
    text: 'An action `survey.show` with `wait` is shown when what it waits for has happened, and only if everything still holds then: who they are, how often they were asked, the page that is open, that nothing cancelled it. The response token says whom it was meant for. `show: false` is for good.',
    opens: 'write',
    parameters: id,
    examplePath: `${examplePath}/check`,
    body: checkSchema,
    example: { writeKey: 'wk_demo', response_token: '…', page: { path: '/thanks' } },
    answer: z.object({ show: z.boolean() }),
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/surveys/:id/reward',
    title: 'Fetch the coupon of a response',
    text: 'What who finishes has earned: one code for each response, the same each time. 202 with an empty body while the answers are still on their way: ask again. 404 where there is none. The response token is the proof; a survey’s pool is its `reward`, and its ceiling per day holds here too.',
    opens: 'write',
    parameters: id,
    examplePath: `${examplePath}/reward`,
    body: rewardSchema,
    example: { writeKey: 'wk_demo', response_id: '…', response_token: '…' },
    answer: z.object({ code: z.string(), expiresAt: z.iso.datetime().optional() }),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/survey-settings',
    title: 'Read what holds for all surveys',
    text: 'How often one customer is asked anything at all, over all surveys; null for as often as each survey says.',
    opens: 'secret',
    answer: surveySettingsSchema,
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/survey-settings',
    title: 'Set what holds for all surveys',
    text: 'In force within 30 seconds.',
    opens: 'secret',
    body: surveySettingsSchema,
    example: { frequency: { between: { amount: 7, unit: 'days' } } },
    answer: surveySettingsSchema,
    status: 200,
  },
];

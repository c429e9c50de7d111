import type { BatchAnswer, SurveyLink, SurveyResponse, SurveyResults } from '@footfall/contract';
import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { drain, known, post } from '../testing/worker.ts';

const shop = Shop.asDemo;
const make = async (body: object) => (await shop.call<SurveyLink>('POST', '/v1/surveys/thanks/links', body)).body;
const saidIn = (url: string) => new URLSearchParams(new URL(url).hash.slice(1));

async function tellBehind(link: SurveyLink, events: object[], changed: object = {}) {
  const body = { writeKey: 'wk_demo', response_token: saidIn(link.url).get('token'), events, ...changed };
  const response = await post('/v1/surveys/thanks/answers', body);
  return { status: response.status, body: await response.json<BatchAnswer>() };
}
const scored = (value: number, edit = 0) => ({
  event: 'Survey Answered',
  messageId: `x:${edit}`,
  properties: { question_id: 'recommend', edit, value, survey_id: 'other', response_id: 'other' },
});
const responses = async () =>
  (await shop.call<{ data: SurveyResponse[] }>('GET', '/v1/surveys/thanks/responses')).body.data;

test('a link is for one user and one occasion, and carries everything where no server sees it', async () => {
  const link = await make({ userId: 'ann', occasion: 'mail 7' });
  expect(new URL(link.url).pathname + new URL(link.url).search).toBe('/survey/');
  expect(link.url).not.toContain('ann');
  expect(saidIn(link.url).get('survey')).toBe('thanks');
  expect(link.answers.map(({ value }) => value)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  expect(saidIn(link.answers[9]?.url ?? '').get('answer')).toBe('recommend=9');
  expect((await make({ userId: 'ann', occasion: 'mail 7' })).responseId).toBe(link.responseId);
  expect((await make({ userId: 'ann', occasion: 'mail 8' })).responseId).not.toBe(link.responseId);
  expect((await make({ userId: 'bob', occasion: 'mail 7' })).responseId).not.toBe(link.responseId);
});

test('what is answered behind it is the user’s own, asked for, and counts once', async () => {
  const link = await make({ userId: 'ann' });
  const finished = { event: 'Survey Completed', messageId: 'x:completed', properties: {} };
  for (let telling = 0; telling < 2; telling++) {
    const { status, body } = await tellBehind(link, [scored(9), finished]);
    expect(status).toBe(200);
    expect(body.results.map((result) => result.status)).toEqual(Array(2).fill(telling ? 'duplicate' : 'accepted'));
  }
  await drain(known('ann'));
  expect(await responses()).toMatchObject([
    { id: link.responseId, status: 'completed', customer: { userId: 'ann' }, answers: { recommend: { value: 9 } } },
  ]);
});

test('that the page drew it can be told there too, and makes no response of it', async () => {
  const link = await make({ userId: 'ann' });
  const drawn = { event: 'Survey Rendered', messageId: `${link.responseId}:rendered`, properties: {} };
  expect((await tellBehind(link, [drawn])).body.results).toMatchObject([{ status: 'accepted' }]);
  await drain(known('ann'));
  expect(await responses()).toEqual([]);
  const { body } = await shop.call<SurveyResults>('GET', '/v1/surveys/thanks/results');
  expect(body.funnel).toMatchObject({ rendered: 1, shown: 0 });
});

test('it opens nothing else', async () => {
  const link = await make({ userId: 'ann' });
  const other = { event: 'Order Completed', messageId: 'o', properties: { order_id: '1', total: 5, currency: 'EUR' } };
  expect((await tellBehind(link, [other])).status).toBe(400);
  expect((await tellBehind(link, [scored(1)], { response_token: 'made.up' })).status).toBe(403);
  expect(await responses()).toEqual([]);
  expect((await post('/v1/surveys/thanks/links', { userId: 'ann', writeKey: 'wk_demo' })).status).toBe(403);
  const unknown = await shop.call('POST', '/v1/surveys', {
    id: 'unpublished',
    name: 'U',
    language: 'en',
    questions: [],
    thanks: 't',
    strings: {},
  });
  expect(unknown.status).toBe(201);
  expect((await shop.call('POST', '/v1/surveys/unpublished/links', { userId: 'ann' })).status).toBe(409);
});

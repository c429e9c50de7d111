import type { SurveyReward } from '@footfall/contract';
import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { anonymous, drain, order, post, surveysOf, tell } from '../testing/worker.ts';

const shop = Shop.asDemo;

async function fetchReward(response_id: string, response_token: string) {
  const response = await post('/v1/surveys/thanks/reward', { writeKey: 'wk_demo', response_id, response_token });
  const text = await response.text();
  return { status: response.status, body: text ? (JSON.parse(text) as SurveyReward) : undefined };
}

test('who finishes gets one coupon for the response, the same each time; nobody else does', async () => {
  const pool = {
    id: 'thanks10',
    name: 'Thanks',
    codes: 'generated',
    prefix: 'TY',
    value: { kind: 'percent', percent: 10 },
  };
  expect((await shop.call('PATCH', '/v1/surveys/thanks', { reward: { pool: 'thanks10' } })).status).toBe(200);
  expect((await shop.call('POST', '/v1/surveys/thanks/publish')).body).toMatchObject({
    problems: [{ path: 'reward.pool' }],
  });
  expect((await shop.call('POST', '/v1/coupon-pools', pool)).status).toBe(201);
  expect((await shop.call('POST', '/v1/surveys/thanks/publish')).body).toMatchObject({ revision: 1 });

  const [shown] = surveysOf(await tell([order('o1', 10, { anonymousId: 'ann' })]));
  const { responseId = '', responseToken = '' } = shown ?? {};
  expect((await fetchReward(responseId, responseToken)).status).toBe(202);
  const properties = { survey_id: 'thanks', revision: 1, response_id: responseId, response_token: responseToken };
  const done = { type: 'track', event: 'Survey Completed', messageId: `${responseId}:completed`, anonymousId: 'ann' };
  await tell([{ ...done, properties }]);
  await drain(anonymous('ann'));
  const first = await fetchReward(responseId, responseToken);
  expect(first).toMatchObject({ status: 200, body: { code: expect.stringMatching(/^TY/) } });
  expect(await fetchReward(responseId, responseToken)).toEqual(first);
  const { body: issued } = await shop.call<{ data: unknown[] }>('GET', '/v1/coupon-pools/thanks10/coupons');
  expect(issued.data).toHaveLength(1);
  expect((await fetchReward('another', responseToken)).status).toBe(404);
  expect((await fetchReward(responseId, 'made.up')).status).toBe(403);
});

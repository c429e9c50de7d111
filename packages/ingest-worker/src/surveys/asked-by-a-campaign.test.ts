import type { SurveyGroup, SurveyResults } from '@footfall/contract';
import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { anonymous, drain, surveysOf, tell } from '../testing/worker.ts';

const shop = Shop.asDemo;

test('a survey that a campaign asks for is told of under that campaign', async () => {
  const steps = [{ id: 'ask', do: 'survey', survey: 'thanks' }];
  const trigger = { on: 'event', event: 'Signed Up' };
  await shop.call('POST', '/v1/campaigns', { id: 'welcome', name: 'Welcome', trigger, steps });
  expect((await shop.call('POST', '/v1/campaigns/welcome/publish')).status).toBe(202);
  const told = (event: string, key: string, properties = {}) => ({
    type: 'track',
    event,
    messageId: `w:${key}`,
    anonymousId: 'wendy',
    properties,
  });
  await tell([told('Signed Up', 'up')]);
  const [shown] = surveysOf(await tell([told('Product Viewed', 'viewed')]));
  if (!shown) throw new Error('nobody was asked');
  const of = {
    survey_id: 'thanks',
    revision: shown.revision,
    response_id: shown.responseId,
    response_token: shown.responseToken,
  };
  await tell([
    told('Survey Shown', 'shown', of),
    told('Survey Answered', 'answer', { ...of, question_id: 'recommend', edit: 0, value: 10 }),
  ]);
  await drain(anonymous('wendy'));
  const { body } = await shop.call<SurveyResults>('GET', '/v1/surveys/thanks/results?by=campaign');
  expect(body.groups).toMatchObject([{ id: 'welcome', started: 1, score: { n: 1 } }]);

  const about = await shop.call<{ data: SurveyGroup[] }>('GET', '/v1/campaigns/welcome/surveys');
  expect(about.body.data).toMatchObject([
    { id: 'thanks', shown: 1, started: 1, score: { kind: 'nps', n: 1, value: 100 } },
  ]);
  await shop.call('POST', '/v1/campaigns', { id: 'other', name: 'Other', trigger, steps });
  const none = await shop.call<{ data: SurveyGroup[] }>('GET', '/v1/campaigns/other/surveys');
  expect(none.body.data).toEqual([]);
});

import { SELF } from 'cloudflare:test';
import type { Survey, SurveyResponse } from '@footfall/contract';
import { type Answer, type Answers, isQuestion, nextStep, validate } from '@footfall/engine/survey-flow';
import { expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { anonymous, drain, order, surveysOf, tell } from '../testing/worker.ts';

const BUYER = 'checkout-1';
const thankYou = () => tell([order('1001', 29.7, { anonymousId: BUYER })]);
const responses = async () =>
  (await Shop.asDemo.call<{ data: SurveyResponse[] }>('GET', '/v1/surveys/thanks/responses')).body.data;

/** As a checkout extension does it: no document, the same rules, the same keys. */
async function interview(replies: Record<string, Answer['value']>): Promise<void> {
  const [asked] = surveysOf(await thankYou());
  if (!asked) throw new Error('nobody was asked');
  const { survey: id, revision, responseId, responseToken } = asked;
  const drawn = await SELF.fetch(`https://footfall.test/v1/surveys/${id}?revision=${revision}&writeKey=wk_demo`);
  const survey = await drawn.json<Survey>();
  const moment = { survey_id: id, revision, response_id: responseId, response_token: responseToken };
  const say = (event: string, key: string, more = {}) =>
    tell([
      {
        type: 'track',
        event: `Survey ${event}`,
        messageId: `${responseId}:${key}`,
        anonymousId: BUYER,
        properties: { ...moment, ...more },
      },
    ]);
  await say('Shown', 'shown');
  const answers: Answers = {};
  for (
    let step = nextStep(survey, undefined, answers, () => true);
    isQuestion(step);
    step = nextStep(survey, step.id, answers, () => true)
  ) {
    const value = replies[step.id];
    const answer = value === undefined ? undefined : { value };
    expect(validate(step, answer)).toBeUndefined();
    if (!answer) continue;
    answers[step.id] = answer;
    await say('Answered', `${step.id}:0`, { question_id: step.id, edit: 0, ...answer, language: survey.language });
  }
  await say('Completed', 'completed');
}

test('a thank-you page that is loaded again is the same display, and asks no more once it was answered', async () => {
  const [first] = surveysOf(await thankYou());
  const [reloaded] = surveysOf(await thankYou());
  expect(reloaded?.responseId).toBe(first?.responseId);
  await interview({ recommend: 9, why: 'The pistachio' });
  await drain(anonymous(BUYER));
  expect(surveysOf(await thankYou())).toEqual([]);
  expect(await responses()).toMatchObject([
    { id: first?.responseId, status: 'completed', order: '1001', answers: { recommend: { value: 9 } } },
  ]);
});

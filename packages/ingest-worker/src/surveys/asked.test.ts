import type { SurveyCheck } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { readToken, signToken } from '../crypto/signed-token.ts';
import { Shop } from '../testing/shop.ts';
import { anonymous, asServer, bindings, order, post, stored, surveysOf, tell } from '../testing/worker.ts';
import type { ResponseClaims } from './invitation-action.ts';

const told = (event: string, who: string, properties: Record<string, unknown>, key: string) => ({
  type: 'track',
  event,
  messageId: `${properties.response_id}:${key}`,
  anonymousId: who,
  properties,
});

/** Lets somebody order, and answers with the survey that came of it. */
async function asked(who: string) {
  const [action] = surveysOf(await tell([order(`o-${who}`, 10, { anonymousId: who })]));
  if (!action) throw new Error('nobody was asked');
  const { survey, revision, responseId, responseToken } = action;
  return { survey_id: survey, revision, response_id: responseId, response_token: responseToken };
}

async function factTypes(who: string) {
  const { outbox = [] } = (await stored(anonymous(who))) ?? {};
  return outbox.flatMap(({ facts }) => facts).flatMap((fact) => ('survey' in fact ? [fact] : []));
}

describe('whose answers count', () => {
  test('those of whom was asked, with the token they were given', async () => {
    const moment = await asked('ann');
    const score = { ...moment, question_id: 'recommend', edit: 0, value: 9, language: 'en' };
    await tell([
      told('Survey Shown', 'ann', moment, 'shown'),
      told('Survey Answered', 'ann', score, 'recommend:0'),
      told('Survey Completed', 'ann', moment, 'completed'),
    ]);
    const facts = await factTypes('ann');
    expect(facts.map(({ type }) => type)).toEqual(['survey.shown', 'survey.answered', 'survey.completed']);
    expect(facts.at(-1)).toMatchObject({ answers: { recommend: 9 } });
    expect(facts.some(({ survey }) => survey.unsolicited)).toBe(false);
  });

  test('a token lent to somebody else, for something else, or none at all proves nothing', async () => {
    const moment = await asked('bob');
    const score = (changed: object) => ({ ...moment, question_id: 'recommend', edit: 0, value: 0, ...changed });
    await tell([told('Survey Answered', 'eve', score({}), 'a')]);
    await tell([told('Survey Answered', 'eve', score({ response_token: undefined }), 'b')]);
    await tell([told('Survey Answered', 'bob', score({ response_id: 'another' }), 'c')]);
    for (const fact of [...(await factTypes('eve')), ...(await factTypes('bob'))]) {
      expect(fact).toMatchObject({ type: 'survey.answered', survey: { unsolicited: true } });
    }
    expect((await stored(anonymous('bob')))?.state.profile.surveys).toEqual({});
  });

  test('nor does one that was changed, is for another revision, or has run out', async () => {
    const moment = await asked('bob');
    const { response_token: token = '' } = moment;
    const claims = await readToken<ResponseClaims>(bindings.FOOTFALL_SECRET, 'response-token', token, Date.now());
    if (!claims) throw new Error('our own token is not ours');
    const past = Math.floor(Date.now() / 1000) - 1;
    const signed = (changed: Partial<ResponseClaims>) =>
      signToken(bindings.FOOTFALL_SECRET, 'response-token', { ...claims, ...changed });
    const wrong = [`${token.slice(0, -2)}xx`, await signed({ revision: 2 }), await signed({ exp: past })];
    for (const [place, response_token] of wrong.entries()) {
      const score = { ...moment, response_token, question_id: 'recommend', edit: place, value: 0 };
      await tell([told('Survey Answered', 'bob', score, `w${place}`)]);
    }
    const facts = await factTypes('bob');
    expect(facts).toHaveLength(wrong.length);
    for (const fact of facts) expect(fact).toMatchObject({ survey: { unsolicited: true } });
  });

  test('the shop’s own server is taken at its word', async () => {
    const properties = {
      survey_id: 'thanks',
      revision: 1,
      response_id: 'r',
      question_id: 'recommend',
      edit: 0,
      value: 3,
    };
    await tell([told('Survey Answered', 'cleo', properties, 'd')], asServer);
    expect((await stored(anonymous('cleo')))?.state.profile.surveys.thanks?.answers.recommend).toMatchObject({
      value: 3,
    });
  });
});

describe('a survey that waits', () => {
  const draft = {
    id: 'thanks',
    name: 'Later',
    language: 'en',
    questions: [{ id: 'score', kind: 'nps', text: 't' }],
    thanks: 't',
    strings: { en: { t: 'T' } },
    show: { trigger: 'Product Viewed', wait: { seconds: 5 }, cancel: ['Checkout Started'] },
  };
  const check = async (token: string, page?: object) => {
    const asking = JSON.stringify({ writeKey: 'wk_demo', response_token: token, ...(page ? { page } : {}) });
    const response = await post('/v1/surveys/thanks/check', asking);
    return { status: response.status, body: await response.json<SurveyCheck>() };
  };
  const view = (who: string, event = 'Product Viewed') => ({
    type: 'track',
    event,
    messageId: `${who}:${event}`,
    anonymousId: who,
  });

  test('is asked about once more when its wait is over, and cancelled by what came in between', async () => {
    const { id: _id, ...changed } = draft;
    const put = (path: string, method: string, body?: unknown) => Shop.asDemo.call(method, path, body);
    expect((await put('/v1/surveys/thanks', 'PUT', changed)).status).toBe(200);
    expect((await put('/v1/surveys/thanks/publish', 'POST')).status).toBe(202);
    const [action] = surveysOf(await tell([view('dora')]));
    expect(action).toMatchObject({ survey: 'thanks', revision: 2, wait: { seconds: 5 }, cancel: ['Checkout Started'] });
    expect(await check(action?.responseToken ?? '')).toEqual({ status: 200, body: { show: true } });
    await tell([view('dora', 'Checkout Started')]);
    expect(await check(action?.responseToken ?? '')).toEqual({ status: 200, body: { show: false } });
    expect((await check('made.up')).status).toBe(403);
  });
});

test('what holds for all surveys is set for the whole site', async () => {
  const shop = await Shop.open();
  expect((await shop.call('GET', '/v1/survey-settings')).body).toEqual({ frequency: null });
  const frequency = { between: { amount: 7, unit: 'days' } };
  expect((await shop.call('PUT', '/v1/survey-settings', { frequency })).body).toEqual({ frequency });
  expect((await shop.call('GET', '/v1/survey-settings')).body).toEqual({ frequency });
  expect((await shop.call('PUT', '/v1/survey-settings', { frequency: null })).body).toEqual({ frequency: null });
});

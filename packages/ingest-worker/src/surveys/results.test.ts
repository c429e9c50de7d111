import { SELF } from 'cloudflare:test';
import type { ManagedSurvey, SurveyResponse, SurveyResults } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { anonymous, bindings, deliverFacts, drain, order, stored, tell } from '../testing/worker.ts';

const shop = Shop.asDemo;

/** Somebody orders, is asked, and answers as said; `null` passes a question by. */
async function answers(who: string, score: number | null, why?: string, { ends = true } = {}) {
  const { actions } = await tell([order(`o-${who}`, 10, { anonymousId: who })]);
  const [shown] = actions;
  if (shown?.type !== 'survey.show') throw new Error('nobody was asked');
  const { survey, revision, responseId, responseToken } = shown;
  const moment = { survey_id: survey, revision, response_id: responseId, response_token: responseToken };
  const event = (name: string, key: string, more: object = {}) => ({
    type: 'track',
    event: `Survey ${name}`,
    messageId: `${responseId}:${key}`,
    anonymousId: who,
    properties: { ...moment, ...more },
  });
  await tell([
    event('Shown', 'shown'),
    ...(score === null ? [] : [event('Answered', 's', { question_id: 'recommend', edit: 0, value: score })]),
    ...(why ? [event('Answered', 'w', { question_id: 'why', edit: 0, value: why })] : []),
    ...(ends ? [event('Completed', 'completed')] : []),
  ]);
  await drain(anonymous(who));
}

const results = async (query = '') =>
  (await shop.call<SurveyResults>('GET', `/v1/surveys/thanks/results${query}`)).body;

describe('what people answered', () => {
  test('makes scores, a funnel and a list; told again it changes nothing', async () => {
    await answers('ann', 10, 'Lemon');
    const again = (await stored(anonymous('ann')))?.outbox ?? [];
    await answers('bob', 9);
    await answers('cleo', 2, '=1+1 lemon');
    await answers('dan', null, undefined, { ends: false });
    await deliverFacts(again);
    const told = await results();
    expect(told.funnel).toMatchObject({ shown: 4, started: 3, completed: 3 });
    expect(told.questions[0]).toMatchObject({
      id: 'recommend',
      answered: 3,
      score: { n: 3, promoters: 2, detractors: 1 },
    });
    expect(told).toMatchObject({ unsolicited: 0, truncated: false });

    const { body: list } = await shop.call<{ data: ManagedSurvey[] }>('GET', '/v1/surveys');
    expect(list.data[0]?.summary).toMatchObject({ shown: 4, started: 3, completed: 3, score: { kind: 'nps', n: 3 } });
    const found = await shop.call<{ data: SurveyResponse[] }>('GET', '/v1/surveys/thanks/responses?text=LEMON');
    expect(found.body.data.map(({ answers }) => answers.why?.value).toSorted()).toEqual(['=1+1 lemon', 'Lemon']);
    expect(found.body.data[0]).toMatchObject({ status: 'completed', customer: { trust: 'anonymous' } });
    const csv = await SELF.fetch('https://footfall.test/v1/surveys/thanks/export', { headers: shop.headers });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(await csv.text()).toContain(`,'=1+1 lemon,`);
  });

  test('of a segment, of a time, of a revision', async () => {
    await answers('ann', 10);
    await answers('bob', 0);
    const { results: customers } = await bindings.DB.prepare('SELECT id FROM customers WHERE anonymous_id = ?')
      .bind('ann')
      .all<{ id: string }>();
    await bindings.DB.prepare(
      `INSERT INTO segment_members (site, segment, customer, member, since, sequence) VALUES ('demo', 'fans', ?, 1, 0, 1)`,
    )
      .bind(customers[0]?.id)
      .run();
    expect((await results('?segment=fans')).questions[0]?.score).toMatchObject({ n: 1, value: 100 });
    expect((await results('?revision=2')).funnel.shown).toBe(0);
    expect((await results('?from=2020-01-01T00:00:00Z&to=2020-02-01T00:00:00Z')).funnel.shown).toBe(0);
  });

  test('what nobody asked for is kept apart, and in no figure', async () => {
    const properties = {
      survey_id: 'thanks',
      revision: 1,
      response_id: 'mine',
      question_id: 'recommend',
      edit: 0,
      value: 0,
    };
    await tell([{ type: 'track', event: 'Survey Answered', messageId: 'm', anonymousId: 'eve', properties }]);
    await drain(anonymous('eve'));
    expect(await results()).toMatchObject({ unsolicited: 1, funnel: { shown: 0, started: 0 } });
    const apart = await shop.call<{ data: SurveyResponse[] }>('GET', '/v1/surveys/thanks/responses?solicited=false');
    expect(apart.body.data).toMatchObject([{ id: 'mine', answers: { recommend: { value: 0 } } }]);
  });
});

import { SELF } from 'cloudflare:test';
import type { ManagedSurvey, SurveyResponse, SurveyResults } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { Shop } from '../testing/shop.ts';
import { anonymous, asServer, bindings, deliverFacts, drain, order, stored, tell } from '../testing/worker.ts';

const shop = Shop.asDemo;

/** Somebody orders and is asked; what they are asked by, and how it is told of. */
async function asked(who: string, { order: bought = {}, context = {} } = {}) {
  const first = order(`o-${who}`, 10, { anonymousId: who }, { context });
  const { actions } = await tell([{ ...first, properties: { ...first.properties, ...bought } }]);
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
  return { responseId, event };
}

/** Somebody orders, is asked, and answers as said; `null` passes a question by. */
async function answers(
  who: string,
  score: number | null,
  why?: string,
  { ends = true, ...about }: { ends?: boolean; order?: object; context?: object } = {},
) {
  const { event } = await asked(who, about);
  await tell([
    event('Rendered', 'rendered'),
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
    expect(told.funnel).toMatchObject({ rendered: 4, shown: 4, started: 3, completed: 3 });
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

  test('what was drawn where nobody came to see it is the first step of the funnel, and no response', async () => {
    await answers('ann', 10);
    const { responseId, event } = await asked('bob');
    for (let telling = 0; telling < 2; telling++) await tell([event('Rendered', 'rendered')]);
    await drain(anonymous('bob'));
    const told = await results('?by=channel');
    expect(told.funnel).toMatchObject({ rendered: 2, shown: 1, started: 1, abandoned: 0 });
    expect(told).toMatchObject({
      viewRate: { count: 1, of: 2, percent: 50 },
      responseRate: { count: 1, of: 1 },
      groups: [{ id: 'direct', rendered: 2, shown: 1, score: { n: 1 } }],
    });
    expect(told.questions[0]).toMatchObject({ reached: 1, dropOff: { of: 1 } });
    const list = async () =>
      (await shop.call<{ data: SurveyResponse[] }>('GET', '/v1/surveys/thanks/responses')).body.data;
    expect((await list()).map(({ id }) => id)).not.toContain(responseId);
    const csv = await SELF.fetch('https://footfall.test/v1/surveys/thanks/export', { headers: shop.headers });
    const lines = (await csv.text()).trim().split('\r\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(',rendered_at,shown_at,');
    const { body: managed } = await shop.call<ManagedSurvey>('GET', '/v1/surveys/thanks');
    expect(managed.summary).toMatchObject({ shown: 1 });

    await tell([event('Shown', 'shown')]);
    await drain(anonymous('bob'));
    expect((await results()).funnel).toMatchObject({ rendered: 2, shown: 2, started: 1 });
    const seen = (await list()).find(({ id }) => id === responseId);
    expect(seen).toMatchObject({ status: 'open', renderedAt: expect.any(String), shownAt: expect.any(String) });
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

  test('by segment, product, channel and campaign, with what the orders they are about came to', async () => {
    const product = { product_id: 'lemon', name: 'Lemon', price: 10, quantity: 1 };
    const context = { campaign: { source: 'news', medium: 'email', name: 'spring' } };
    await answers('ann', 10, undefined, { order: { products: [product] }, context });
    await answers('bob', 0, undefined, { order: { total: 30, products: [product] } });
    await answers('cleo', 9);
    const properties = { order_id: 'o-ann', total: 4, currency: 'EUR' };
    const back = { type: 'track', event: 'Order Refunded', messageId: 'back', anonymousId: 'ann', properties };
    await tell([back], asServer);
    await drain(anonymous('ann'));
    const by = async (grouping: string) =>
      (await results(`?by=${grouping}`)).groups?.map(({ id, started, score, revenue }) => [
        id,
        started,
        score?.value,
        revenue,
      ]);
    const euros = (orders: number, total: number) => [{ currency: 'EUR', orders, total }];
    expect(await by('product')).toEqual([['lemon', 2, 0, euros(2, 36)]]);
    expect(await by('channel')).toEqual([
      ['direct', 2, 0, euros(2, 40)],
      ['news / email', 1, 100, euros(1, 6)],
    ]);
    expect(await by('campaign')).toEqual([['spring', 1, 100, euros(1, 6)]]);
    expect(await by('segment')).toContainEqual(['new-customer', 3, expect.closeTo(100 / 3), euros(3, 46)]);
    const told = (await results()).questions[0]?.counts?.find(({ id }) => id === '0');
    expect(told?.revenue).toEqual(euros(1, 30));
  });

  test('an answer on a way that was left again is in no score of the list', async () => {
    const draft = {
      name: 'Forked',
      language: 'en',
      questions: [
        { id: 'ok', kind: 'yes_no', text: 't' },
        { id: 'score', kind: 'nps', text: 't', showIf: { q: 'ok', is: 'yes' } },
      ],
      thanks: 't',
      strings: { en: { t: 'T' } },
      show: { trigger: 'Order Completed', priority: 9 },
    };
    await shop.call('POST', '/v1/surveys', { id: 'forked', ...draft });
    expect((await shop.call('POST', '/v1/surveys/forked/publish')).status).toBe(202);
    const [shown] = (await tell([order('o-x', 10, { anonymousId: 'xena' })])).actions;
    if (shown?.type !== 'survey.show') throw new Error('nobody was asked');
    const of = {
      survey_id: 'forked',
      revision: shown.revision,
      response_id: shown.responseId,
      response_token: shown.responseToken,
    };
    const say = (key: string, event: string, more = {}) => ({
      type: 'track',
      event,
      messageId: `x:${key}`,
      anonymousId: 'xena',
      properties: { ...of, ...more },
    });
    await tell([
      say('1', 'Survey Answered', { question_id: 'ok', edit: 0, value: 'yes' }),
      say('2', 'Survey Answered', { question_id: 'score', edit: 0, value: 10 }),
      say('3', 'Survey Answered', { question_id: 'ok', edit: 1, value: 'no' }),
      say('4', 'Survey Completed'),
    ]);
    await drain(anonymous('xena'));
    const { body } = await shop.call<ManagedSurvey>('GET', '/v1/surveys/forked');
    expect(body.summary).toMatchObject({ completed: 1, score: { n: 0 } });
  });

  test('the highest edit of an answer counts, in whatever order they arrive', async () => {
    const { event } = await asked('ann');
    const say = (edit: number, value: number) =>
      tell([event('Answered', `recommend:${edit}`, { question_id: 'recommend', edit, value })]);
    for (const [edit, value] of [
      [0, 1],
      [2, 10],
      [1, 4],
    ] as const) {
      await say(edit, value);
      await drain(anonymous('ann'));
    }
    expect((await results()).questions[0]).toMatchObject({ answered: 1, score: { n: 1, promoters: 1 } });
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

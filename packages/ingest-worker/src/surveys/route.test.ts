import { SELF } from 'cloudflare:test';
import type { ErrorAnswer, ManagedSurvey, Survey } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { newestRules } from '../rules/store.ts';
import { Shop } from '../testing/shop.ts';
import { asBrowser, asServer, bindings } from '../testing/worker.ts';

const draft = (changed: object = {}) => ({
  name: 'How was it?',
  language: 'en',
  questions: [
    { id: 'score', kind: 'nps', text: 'score' },
    { id: 'why', kind: 'text', text: 'why' },
  ],
  thanks: 'thanks',
  strings: { en: { score: 'Would you recommend us?', why: 'Why?', thanks: 'Thank you!' } },
  show: { trigger: 'Order Completed' },
  ...changed,
});

async function drawn(path: string, headers: Record<string, string> = asBrowser) {
  const response = await SELF.fetch(`https://footfall.test${path}`, { headers });
  return { status: response.status, body: await response.json<Survey>() };
}

describe('a survey is drafted, published and drawn', () => {
  test('nobody sees a draft; a publish is a revision that never changes', async () => {
    const shop = await Shop.open();
    const made = await shop.call<ManagedSurvey>('POST', '/v1/surveys', draft());
    expect(made).toMatchObject({ status: 201, body: { id: 'how-was-it', status: 'draft', revision: null } });
    expect((await drawn('/v1/surveys/how-was-it?revision=1', shop.headers)).status).toBe(404);

    const published = await shop.call<ManagedSurvey>('POST', '/v1/surveys/how-was-it/publish');
    expect(published).toMatchObject({ status: 202, body: { status: 'published', revision: 1 } });
    const thanks = { strings: { en: { ...draft().strings.en, thanks: 'Thanks a lot!' } } };
    expect((await shop.call('PATCH', '/v1/surveys/how-was-it', thanks)).body).toMatchObject({ status: 'changed' });
    expect((await shop.call('POST', '/v1/surveys/how-was-it/publish')).body).toMatchObject({ revision: 2 });
    const first = await drawn('/v1/surveys/how-was-it?revision=1', shop.headers);
    expect(first.body.strings.en?.thanks).toBe('Thank you!');
    expect((await drawn('/v1/surveys/how-was-it?revision=2', shop.headers)).body.strings.en?.thanks).toBe(
      'Thanks a lot!',
    );
  });

  test('a new name or target group draws nothing else, so the revision stays', async () => {
    const shop = await Shop.open();
    await shop.call('POST', '/v1/surveys', draft({ id: 's' }));
    await shop.call('POST', '/v1/surveys/s/publish');
    await shop.call('PATCH', '/v1/surveys/s', { name: 'Other', show: { trigger: 'page', sample: 500 } });
    expect((await shop.call('POST', '/v1/surveys/s/publish')).body).toMatchObject({ revision: 1, status: 'published' });
    const [rule] = (await newestRules(bindings.DB, shop.id)).surveys;
    expect(rule).toMatchObject({ id: 's', revision: 1, trigger: 'page', sample: 500 });
    expect(JSON.stringify(rule)).not.toContain('recommend');
    const { version } = await newestRules(bindings.DB, shop.id);
    await shop.call('POST', '/v1/surveys/s/publish');
    expect((await newestRules(bindings.DB, shop.id)).version).toBe(version);
  });

  test('two themes are drawn with the same colours named, so that none of one scheme shows in the other', async () => {
    const shop = await Shop.open();
    await shop.call(
      'POST',
      '/v1/surveys',
      draft({ id: 's', theme: { ink: '#123456' }, darkTheme: { accent: '#7ee0bd' } }),
    );
    expect((await shop.call('POST', '/v1/surveys/s/publish')).status).toBe(202);
    expect((await drawn('/v1/surveys/s?revision=1', shop.headers)).body).toMatchObject({
      theme: { ink: '#123456', accent: '#4338ca' },
      darkTheme: { ink: '#f3f1f8', accent: '#7ee0bd' },
    });
    expect((await shop.call('GET', '/v1/surveys/s')).body).toMatchObject({
      status: 'published',
      darkTheme: { accent: '#7ee0bd' },
    });
  });

  test('what is public never says who is asked; the secret key is told all of it', async () => {
    const open = await drawn('/v1/surveys/thanks');
    expect(Object.keys(open.body)).toEqual(['v', 'language', 'questions', 'thanks', 'strings', 'id', 'revision']);
    expect((await drawn('/v1/surveys/thanks', asServer)).body).toMatchObject({
      name: 'After an order',
      show: { trigger: 'Order Completed' },
      published: { revision: 1 },
    });
    expect((await drawn('/v1/surveys', asBrowser)).status).toBe(403);
    expect((await drawn('/v1/surveys', asServer)).body).toMatchObject({ data: [{ id: 'thanks' }], next: null });
  });

  test('deleted it is drawn no more, and its revisions are never used again', async () => {
    const shop = await Shop.open();
    await shop.call('POST', '/v1/surveys', draft({ id: 's' }));
    await shop.call('POST', '/v1/surveys/s/publish');
    expect((await shop.call('DELETE', '/v1/surveys/s')).status).toBe(204);
    expect((await drawn('/v1/surveys/s?revision=1', shop.headers)).status).toBe(404);
    expect((await newestRules(bindings.DB, shop.id)).surveys).toEqual([]);
    await shop.call('POST', '/v1/surveys', draft({ id: 's' }));
    expect((await shop.call('POST', '/v1/surveys/s/publish')).body).toMatchObject({ revision: 2 });
  });
});

describe('what would not work is refused at publish, by its place', () => {
  test.each<[string, object, string]>([
    ['a circle', { flow: [{ from: 'why', to: 'score' }] }, 'questions.0'],
    [
      'a question nobody comes to',
      { flow: [{ from: 'score', to: 'end' }], endings: [{ id: 'end', text: 'thanks' }] },
      'questions.1',
    ],
    ['a text that is missing', { thanks: 'bye' }, 'strings.en.bye'],
    ['letters nobody could read', { theme: { ink: '#eeeeee' } }, 'theme.ink/surface'],
    ['a trait of a question that is not there', { traits: { age: 'age' } }, 'traits.age'],
    [
      'a segment that is not there',
      { show: { trigger: 'page', if: { op: 'inSegment', segment: 'x' } } },
      'show.if.segment',
    ],
    [
      'a currency that is none',
      { show: { trigger: 'page', where: [{ property: 'total', currency: 'XXQ', is: { is: 'above', value: 1 } }] } },
      'show.where.0.currency',
    ],
  ])('%s', async (_, changed, path) => {
    const shop = await Shop.open();
    expect((await shop.call('POST', '/v1/surveys', draft({ id: 's', ...changed }))).status).toBe(201);
    const refused = await shop.call<ErrorAnswer>('POST', '/v1/surveys/s/publish');
    expect(refused).toMatchObject({ status: 422, body: { error: 'survey_refused' } });
    expect(refused.body.problems?.map((problem) => problem.path)).toContain(path);
    expect((await newestRules(bindings.DB, shop.id)).surveys).toEqual([]);
  });

  test('what is no survey at all is refused when it is saved', async () => {
    const shop = await Shop.open();
    const wrong = draft({ questions: [{ id: 'a', kind: 'riddle', text: 'a' }] });
    expect(await shop.call('POST', '/v1/surveys', wrong)).toMatchObject({
      status: 400,
      body: { error: 'body_invalid', problems: [{ path: 'questions.0.kind' }] },
    });
    await shop.call('POST', '/v1/surveys', draft({ id: 's' }));
    expect((await shop.call('POST', '/v1/surveys', draft({ id: 's' }))).body).toMatchObject({ error: 'survey_exists' });
    expect((await shop.call('GET', '/v1/surveys/t')).status).toBe(404);
  });
});

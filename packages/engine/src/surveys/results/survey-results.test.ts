import type { Survey } from '@footfall/contract';
import { describe, expect, test } from 'vitest';
import { type Response, surveyResults } from './survey-results.ts';

const NOW = Date.UTC(2026, 0, 15, 12);
const survey: Survey = {
  v: 1,
  id: 's',
  revision: 1,
  language: 'en',
  questions: [
    { id: 'score', kind: 'nps', text: 'score' },
    { id: 'wrong', kind: 'text', text: 'wrong', showIf: { q: 'score', atMost: 6 } },
    {
      id: 'source',
      kind: 'choice',
      text: 'source',
      many: true,
      options: [
        { id: 'tv', text: 'tv' },
        { id: 'web', text: 'web' },
      ],
    },
  ],
  thanks: 'thanks',
  strings: { en: { score: 'Recommend?', wrong: 'What was wrong?', source: 'From where?', tv: 'TV', web: 'Web' } },
};
/** Each answer comes ten seconds after the one before. */
const response = (answers: Record<string, unknown>, more: Partial<Response> = {}): Response => ({
  renderedAt: NOW,
  shownAt: NOW,
  completedAt: null,
  dismissedAt: null,
  leftAt: null,
  answers: Object.fromEntries(
    Object.entries(answers).map(([id, value], place) => [id, { value, at: NOW + (place + 1) * 10_000 }]),
  ),
  ...more,
});
const done = { completedAt: NOW + 60_000 };
const left = { leftAt: NOW + 30 * 60_000 };
const results = surveyResults(survey, [
  response({ score: 9, source: ['tv', 'web'] }, done),
  response({ score: 3, wrong: 'Cold', source: ['web'] }, done),
  response({ source: ['web'] }, done),
  response({ score: 2 }, left),
  response({}, left),
  response({}, { dismissedAt: NOW + 1_000 }),
]);
const [score, wrong, source] = results.questions;

describe('the results of a survey', () => {
  test('its funnel, where each display is told of once', () => {
    expect(results.funnel).toEqual({
      rendered: 6,
      shown: 6,
      started: 4,
      completed: 3,
      dismissed: 1,
      partial: 1,
      abandoned: 1,
    });
    expect(results.responseRate).toMatchObject({ count: 4, of: 6 });
    expect(results.completion).toMatchObject({ count: 3, of: 4 });
    expect(results.seconds).toBe(60);
  });

  test('what was drawn where nobody came to see it is its first step, and in no other figure', () => {
    const unseen = response({}, { shownAt: null });
    const before = surveyResults(survey, [response({ score: 9 }, done)]);
    const after = surveyResults(survey, [response({ score: 9 }, done), unseen, unseen]);
    expect(after).toEqual({
      ...before,
      funnel: { ...before.funnel, rendered: 3 },
      viewRate: expect.objectContaining({ count: 1, of: 3 }),
    });
  });

  test('what was seen was drawn, whoever did not tell it', () => {
    const { funnel } = surveyResults(survey, [
      response({}, { renderedAt: null }),
      response({ score: 9 }, { renderedAt: null, shownAt: null }),
    ]);
    expect(funnel).toMatchObject({ rendered: 2, shown: 2, started: 1 });
  });

  test('who passes a question by is in no score', () => {
    expect(score).toMatchObject({ reached: 6, answered: 3, score: { n: 3, promoters: 1, detractors: 2 } });
    expect(score?.score?.value).toBeCloseTo(-33.33, 1);
  });

  test('drop-off goes by the way that each took', () => {
    expect(score?.dropOff).toMatchObject({ count: 2, of: 6 });
    expect(wrong).toMatchObject({ reached: 2, answered: 1, dropOff: { count: 1, of: 2 } });
    expect(source).toMatchObject({ reached: 3, answered: 3, dropOff: { count: 0, of: 3 } });
  });

  test('drop-off per way: each that was taken, and how many came how far on it', () => {
    expect(results.ways).toEqual([
      {
        questions: [
          { id: 'score', reached: 2 },
          { id: 'source', reached: 2 },
        ],
        ending: null,
        started: 2,
        completed: 2,
      },
      {
        questions: [
          { id: 'score', reached: 2 },
          { id: 'wrong', reached: 2 },
          { id: 'source', reached: 1 },
        ],
        ending: null,
        started: 2,
        completed: 1,
      },
    ]);
  });

  test('ways that part at the end are two, by the ending each leads to', () => {
    const forked: Survey = {
      ...survey,
      questions: survey.questions.slice(0, 1),
      flow: [{ from: 'score', if: { q: 'score', atLeast: 9 }, to: 'praise' }],
      endings: [{ id: 'praise', text: 'thanks' }],
    };
    const { ways } = surveyResults(forked, [
      response({ score: 10 }, done),
      response({ score: 9 }, left),
      response({ score: 1 }, done),
    ]);
    expect(ways).toMatchObject([
      { ending: 'praise', started: 2, completed: 1 },
      { ending: null, started: 1, completed: 1 },
    ]);
  });

  test('several choices count each, as shares of those who answered; words are read, not counted', () => {
    expect(source?.counts?.map(({ text, share }) => [text, share.count, share.of])).toEqual([
      ['Web', 3, 3],
      ['TV', 1, 3],
    ]);
    expect(wrong?.counts).toBeUndefined();
  });

  test('time to answer runs from the answer before', () => {
    expect([score?.seconds, wrong?.seconds, source?.seconds]).toEqual([10, 10, 10]);
  });

  test('an answer the question does not take is in no figure', () => {
    const [nps] = surveyResults(survey, [response({ score: 99 }, done), response({ score: 'nine' }, done)]).questions;
    expect(nps).toMatchObject({ answered: 0, score: { n: 0, value: null } });
  });
});

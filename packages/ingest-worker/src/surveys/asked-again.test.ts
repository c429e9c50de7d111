import type { Survey } from '@footfall/contract';
import { expect, test } from 'vitest';
import { get } from '../testing/get.ts';
import { asServer, post, surveysOf, tell } from '../testing/worker.ts';

const draft = {
  id: 'again',
  name: 'Again',
  language: 'en',
  questions: [
    { id: 'heard', kind: 'text', text: 't', again: 'never' },
    { id: 'score', kind: 'nps', text: 't' },
  ],
  thanks: 't',
  strings: { en: { t: 'T' } },
  show: { trigger: 'Asked Again', again: 'always' },
};
const told = (event: string, messageId: string, properties = {}) => ({
  ...{ type: 'track', event, messageId, anonymousId: 'finn', properties },
});

/** Does what leads to the survey, and answers with the display that came of it. */
async function shown(key: string) {
  const [action] = surveysOf(await tell([told('Asked Again', key)]));
  if (!action) throw new Error('nobody was asked');
  const { survey, revision, responseId, responseToken, leftOut } = action;
  return { leftOut, display: { survey_id: survey, revision, response_id: responseId, response_token: responseToken } };
}

test('a question that somebody answered before is left out of what they are shown, and of nobody else’s', async () => {
  expect((await post('/v1/surveys', draft, asServer)).status).toBe(201);
  expect((await post('/v1/surveys/again/publish', {}, asServer)).status).toBe(202);
  const { leftOut, display } = await shown('first');
  expect(leftOut).toBeUndefined();
  const answer = { ...display, question_id: 'heard', edit: 0, value: 'A friend', language: 'en' };
  await tell([
    told('Survey Shown', 'shown', display),
    told('Survey Answered', 'heard:0', answer),
    told('Survey Completed', 'completed', display),
  ]);
  expect((await shown('second')).leftOut).toEqual(['heard']);
  const drawn = async (revision: string) =>
    (await get<Survey>(`/v1/surveys/again?writeKey=wk_demo&revision=${revision}`)).questions.map(
      ({ showIf }) => showIf,
    );
  expect(await drawn('1~heard')).toEqual([{ any: [] }, undefined]);
  expect(await drawn('1')).toEqual([undefined, undefined]);
});

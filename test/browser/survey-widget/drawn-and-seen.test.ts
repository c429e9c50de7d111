import { expect, test } from 'vitest';
import { BY_SDK, scenario } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { THANKS } from './support/surveys.ts';

const { open, stand } = scenario();
/** As long as the widget might still tell something. */
const SOME_TIME_MS = 300;
const QUESTION = 'How likely are you to recommend us?';
const INLINE = `${BY_SDK} place="inline"`;
const ABOVE_IT = '<div style="height: 3000px"></div>';

test('below the fold a survey is rendered and not shown; scrolled to it is shown, and a reload tells neither again', async () => {
  const visit = await open({ attributes: INLINE, body: ABOVE_IT });
  await visit.reads(QUESTION);
  await visit.page.waitForTimeout(SOME_TIME_MS);
  expect(await visit.keys()).toEqual(['r-1:rendered']);
  expect((await visit.told())[0]).toEqual({
    event: 'Survey Rendered',
    messageId: 'r-1:rendered',
    writeKey: 'wk_test',
    properties: { survey_id: 'thanks', revision: 3, response_id: 'r-1', response_token: 'proof' },
  });
  await visit.page.reload();
  await visit.reads(QUESTION);
  await visit.page.waitForTimeout(SOME_TIME_MS);
  expect(await visit.keys()).toEqual([]);
  await visit.survey.scrollIntoViewIfNeeded();
  await soon(() => visit.keys()).toEqual(['r-1:shown']);
  await visit.page.reload();
  await visit.reads(QUESTION);
  await visit.survey.scrollIntoViewIfNeeded();
  await visit.page.waitForTimeout(SOME_TIME_MS);
  expect(await visit.keys()).toEqual([]);
});

test('a second tab does not tell again that it was rendered', async () => {
  const visit = await open({ attributes: INLINE, body: ABOVE_IT });
  await soon(() => visit.keys()).toEqual(['r-1:rendered']);
  const second = await visit.context.newPage();
  await second.goto(stand.origin);
  await second.locator('footfall-survey h2').waitFor();
  await second.waitForTimeout(SOME_TIME_MS);
  expect(await second.evaluate(() => (window as unknown as { told: unknown[] }).told)).toEqual([]);
});

test('placed by hand, where nobody can prove that they were asked, only what is seen is told', async () => {
  const visit = await open({ attributes: '', body: ABOVE_IT });
  await visit.reads(QUESTION);
  await visit.page.waitForTimeout(SOME_TIME_MS);
  expect(await visit.names()).toEqual([]);
  await visit.survey.scrollIntoViewIfNeeded();
  await soon(() => visit.names()).toEqual(['Shown']);
});

test('what cannot be drawn was never rendered', async () => {
  stand.surveys.set('thanks', { ...THANKS, v: 2 });
  const visit = await open({ attributes: INLINE });
  await visit.page.waitForTimeout(SOME_TIME_MS);
  expect(await visit.told()).toEqual([]);
});

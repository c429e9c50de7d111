import { expect, test } from 'vitest';
import { scenario } from './support/scenario.ts';
import { soon } from './support/soon.ts';

const { open, stand } = scenario();
const SDK = '<script async src="/sdk/footfall.js" data-write-key="wk_test"></script>';
const ORDER = `<script>footfall = window.footfall || []; footfall.push(['orderCompleted', { order_id: 'HM-1', total: 9, currency: 'EUR' }])</script>`;

const surveyEvents = (): string[] =>
  stand.arrived.filter(({ event }) => event?.startsWith('Survey')).map(({ messageId }) => messageId);

test('an order brings the survey; that it was drawn and seen is one request, and each answer leaves at once under its key', async () => {
  stand.actions.set('Order Completed', {
    type: 'survey.show',
    survey: 'thanks',
    revision: 3,
    responseId: 'r-7',
    responseToken: 'proof',
  });
  const visit = await open({ survey: 'none', attributes: 'hidden', head: SDK + ORDER });
  const shown = visit.page.locator('footfall-survey[response-id="r-7"]');
  await shown.locator('input[value="9"]').check();
  await soon(surveyEvents).toEqual(['r-7:rendered', 'r-7:shown']);
  expect(stand.batches.filter((keys) => keys.some((key) => key.startsWith('r-7:')))).toHaveLength(1);
  await shown.locator('[part="next"]').click();
  await soon(surveyEvents).toEqual(['r-7:rendered', 'r-7:shown', 'r-7:score:0']);
  await shown.locator('textarea').fill('The lid');
  await shown.locator('[part="submit"]').click();
  await soon(surveyEvents).toEqual(['r-7:rendered', 'r-7:shown', 'r-7:score:0', 'r-7:why:0', 'r-7:completed']);
  expect(stand.arrived.find(({ messageId }) => messageId === 'r-7:why:0')?.properties).toMatchObject({
    survey_id: 'thanks',
    revision: 3,
    response_token: 'proof',
    value: 'The lid',
  });
});

test('an answer whose acknowledgement is lost comes again under the same key', async () => {
  stand.lostAnswers = 1;
  const visit = await open({ head: SDK });
  await visit.option(9).check();
  await visit.next();
  // The shopper goes on undisturbed while the SDK sends again.
  await visit.reads('What is the reason for your answer?');
  await soon(() => surveyEvents().length).toBeGreaterThan(3);
  await soon(() => [...new Set(surveyEvents())]).toEqual(['r-1:rendered', 'r-1:shown', 'r-1:score:0']);
  const told = await visit.keys();
  expect([...new Set(surveyEvents())].every((key) => told.includes(key))).toBe(true);
});

test('an answer given offline arrives when the line is back, once', async () => {
  const visit = await open({ head: SDK });
  await soon(surveyEvents).toEqual(['r-1:rendered', 'r-1:shown']);
  await visit.context.setOffline(true);
  await visit.option(9).check();
  await visit.next();
  await visit.reads('What is the reason for your answer?');
  await visit.context.setOffline(false);
  await soon(surveyEvents).toEqual(['r-1:rendered', 'r-1:shown', 'r-1:score:0']);
});

test('an answer chosen before the page is left arrives after it', async () => {
  const visit = await open({ head: SDK });
  await visit.option(4).check();
  await visit.page.goto(`${stand.origin}/sdk/survey.js`);
  await visit.page.goto(stand.origin);
  await soon(() => surveyEvents()).toContain('r-1:score:0');
});

import { expect, test } from 'vitest';
import { scenario } from './support/scenario.ts';
import { soon } from './support/soon.ts';
import { THANKS } from './support/surveys.ts';

const { open, stand } = scenario();

test('a survey from checkout to thanks tells five moments, each under its own key', async () => {
  const visit = await open();
  await visit.option(9).check();
  await visit.next();
  await visit.survey.locator('textarea').fill('  The pistachio. ');
  await visit.next();
  await visit.reads('Thank you.');
  expect(await visit.keys()).toEqual(['r-1:rendered', 'r-1:shown', 'r-1:score:0', 'r-1:why:0', 'r-1:completed']);
  const [, shown, score, why] = await visit.told();
  expect(shown).toEqual({
    event: 'Survey Shown',
    messageId: 'r-1:shown',
    writeKey: 'wk_test',
    properties: { survey_id: 'thanks', revision: 3, response_id: 'r-1', response_token: 'proof' },
  });
  expect(score?.properties).toEqual({
    survey_id: 'thanks',
    revision: 3,
    response_id: 'r-1',
    response_token: 'proof',
    question_id: 'score',
    edit: 0,
    value: 9,
    language: 'en',
  });
  expect(why?.properties.value).toBe('The pistachio.');
  expect(stand.asked).toContain('/v1/surveys/thanks?writeKey=wk_test&revision=3');
});

test('an answer that is not changed is not told again; a changed one is one more edit', async () => {
  const visit = await open();
  await visit.option(9).check();
  await visit.next();
  await visit.part('back').click();
  expect(await visit.option(9).isChecked()).toBe(true);
  await visit.next();
  await visit.part('back').click();
  await visit.option(4).check();
  await visit.next();
  expect((await visit.keys()).slice(2)).toEqual(['r-1:score:0', 'r-1:score:1']);
  expect((await visit.told()).at(-1)?.properties).toMatchObject({ value: 4, edit: 1 });
});

test('a reload goes on where it was and makes no key twice', async () => {
  const visit = await open();
  await visit.option(9).check();
  await visit.next();
  await visit.page.reload();
  await visit.reads('What is the reason for your answer?');
  expect(await visit.keys()).toEqual([]);
  await visit.part('back').click();
  await visit.option(2).check();
  await visit.next();
  expect(await visit.keys()).toEqual(['r-1:score:1']);
});

test('a second tab numbers its edits after those of the first', async () => {
  const visit = await open();
  await visit.reads('How likely are you to recommend us?');
  const second = await visit.context.newPage();
  await second.goto(stand.origin);
  await second.locator('footfall-survey input[value="3"]').check();
  await visit.option(9).check();
  await visit.next();
  // What one tab writes reaches another one's process a moment later.
  await soon(() => second.evaluate(() => localStorage.getItem('footfall.survey.thanks'))).toContain('"value":9');
  await second.locator('footfall-survey [part="next"]').click();
  const keys = await second.evaluate(() =>
    (window as unknown as { told: { messageId: string }[] }).told.map((one) => one.messageId),
  );
  expect((await visit.keys()).at(-1)).toBe('r-1:score:0');
  expect(keys.at(-1)).toBe('r-1:score:1');
});

test('an answer chosen but not yet sent leaves when the page does', async () => {
  const visit = await open();
  await visit.option(7).check();
  await visit.page.evaluate(() => dispatchEvent(new PageTransitionEvent('pagehide')));
  expect(await visit.keys()).toEqual(['r-1:rendered', 'r-1:shown', 'r-1:score:0']);
});

test('closing tells the answer chosen, then that it was dismissed, and a reload does not ask again', async () => {
  const visit = await open();
  await visit.option(7).check();
  await visit.part('close').click();
  expect(await visit.keys()).toEqual(['r-1:rendered', 'r-1:shown', 'r-1:score:0', 'r-1:dismissed']);
  expect(await visit.survey.count()).toBe(0);
  await visit.page.reload();
  await visit.page.waitForTimeout(300);
  expect(await visit.card.count()).toBe(0);
  expect(await visit.keys()).toEqual([]);
});

test('a finished survey does not come back over the page, and closing it is no dismissal', async () => {
  const visit = await open();
  await visit.option(10).check();
  await visit.next();
  await visit.next();
  await visit.reads('Thank you.');
  await visit.part('close').click();
  expect(await visit.names()).toEqual(['Rendered', 'Shown', 'Answered', 'Completed']);
  await visit.page.reload();
  await visit.page.waitForTimeout(300);
  expect(await visit.card.count()).toBe(0);
});

test('a new display of the same survey begins anew', async () => {
  const visit = await open();
  await visit.part('close').click();
  stand.page = stand.page.replace('r-1', 'r-2');
  await visit.page.reload();
  await visit.reads('How likely are you to recommend us?');
  expect(await visit.keys()).toEqual(['r-2:rendered', 'r-2:shown']);
});

test('placed by hand it makes its own response id and keeps it over a reload', async () => {
  const visit = await open({ attributes: '' });
  await visit.option(8).check();
  await visit.next();
  const [shown, answered] = await visit.keys();
  const id = shown?.split(':')[0];
  expect(id).toMatch(/^[0-9a-f-]{32,36}$/);
  expect(answered).toBe(`${id}:score:0`);
  await visit.page.reload();
  await visit.part('back').click();
  await visit.option(1).check();
  await visit.next();
  expect(await visit.keys()).toEqual([`${id}:score:1`]);
});

test('where storage is forbidden it works from memory', async () => {
  const visit = await open({
    attributes: '',
    init: () => {
      for (const name of ['localStorage', 'sessionStorage']) {
        Object.defineProperty(window, name, {
          get() {
            throw new DOMException('denied', 'SecurityError');
          },
        });
      }
    },
  });
  await visit.option(9).check();
  await visit.next();
  await visit.next();
  await visit.reads('Thank you.');
  expect(await visit.names()).toEqual(['Shown', 'Answered', 'Completed']);
});

test('placed by hand where consent is required it leaves nothing on the device', async () => {
  const visit = await open({
    attributes: '',
    head: '<script type="text/plain" data-write-key="wk_test" data-consent="required"></script>',
  });
  await visit.option(9).check();
  await visit.next();
  await visit.reads('What is the reason for your answer?');
  expect(await visit.page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
});

test('before the SDK has loaded its queue takes the events', async () => {
  const visit = await open({ head: '<script>window.footfall = []</script>' });
  await visit.option(9).check();
  await visit.next();
  const queued = await visit.page.evaluate(() => (window as unknown as { footfall: unknown[][] }).footfall);
  expect(queued.map(([method, event, , options]) => [method, event, options])).toEqual([
    ['track', 'Survey Rendered', { messageId: 'r-1:rendered' }],
    ['track', 'Survey Shown', { messageId: 'r-1:shown' }],
    ['track', 'Survey Answered', { messageId: 'r-1:score:0' }],
  ]);
});

test('a preview draws what it is given and tells nobody', async () => {
  const visit = await open({ survey: 'none', attributes: '' });
  await visit.page.evaluate((definition) => {
    Object.assign(document.querySelector('footfall-survey') as Element, { definition });
  }, THANKS);
  await visit.option(9).check();
  await visit.next();
  await visit.next();
  await visit.reads('Thank you.');
  expect(await visit.told()).toEqual([]);
});

import { readFileSync } from 'node:fs';
import type { ManagedSurvey, SurveyResults } from '@footfall/contract';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { launchChromium } from '../../support/browser.ts';
import { asServer, Footfall } from '../../support/footfall.ts';
import { until } from '../../support/until.ts';
import { accessibilityFaults } from './accessibilityFaults.ts';
import { NARROW, WIDE } from './Visit.ts';

/** Two cores may be busy with other tests. */
const PATIENT = { timeout: 15_000 };
const SCORES = [10, 9, 3];
let footfall: Footfall;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let signedIn: Awaited<ReturnType<BrowserContext['storageState']>>;
let complaints: string[] = [];

beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
  const visitor = await browser.newContext();
  await visitor.request.post(`${footfall.origin}/console/api/session`, {
    data: { password: 'demo' },
    headers: { 'x-footfall-console': '1' },
  });
  signedIn = await visitor.storageState();
  for (const [person, value] of SCORES.entries()) await answer(`person-${person}`, value, '=2+2 is a formula');
  const results = () => footfall.get<SurveyResults>('/v1/surveys/thanks/results');
  await until(async () => (await results()).funnel.completed === SCORES.length, 'the ledger to know the answers');
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
});
beforeEach(async () => {
  complaints = [];
  context = await browser.newContext({ viewport: WIDE, storageState: signedIn });
  page = await context.newPage();
  page.setDefaultTimeout(PATIENT.timeout);
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy|Trusted Type/i.test(message.text())) complaints.push(message.text());
  });
});
afterEach(async () => {
  expect(complaints).toEqual([]);
  await context.close();
});

/** Somebody sees the demo's survey, gives a score and a reason, and finishes. */
async function answer(person: string, value: number, why: string): Promise<void> {
  const survey = { survey_id: 'thanks', revision: 1, response_id: `r-${person}` };
  const told = (event: string, key: string, more = {}) => ({
    type: 'track',
    event,
    messageId: `${survey.response_id}:${key}`,
    userId: person,
    properties: { ...survey, ...more },
  });
  const answered = (question_id: string, said: unknown) =>
    told('Survey Answered', `${question_id}:0`, { question_id, edit: 0, value: said, language: 'en' });
  await footfall.tell(
    [
      told('Survey Shown', 'shown'),
      answered('recommend', value),
      answered('why', why),
      told('Survey Completed', 'completed'),
    ],
    asServer,
  );
}

const open = (path = '') => page.goto(`${footfall.origin}/console/surveys${path}`);
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');
const field = (name: string) => page.getByLabel(name, { exact: true });
const preview = () => page.frameLocator('iframe');
const previewReads = (text: string) => preview().getByRole('heading', { name: text }).waitFor();
const focused = () => page.evaluate('document.activeElement.getAttribute("aria-label")');

async function saveAs(name: string): Promise<ManagedSurvey> {
  await field('Name').fill(name);
  await button('Save draft').click();
  await page.getByRole('heading', { level: 1, name }).waitFor();
  return footfall.get<ManagedSurvey>(`/v1/surveys/${page.url().split('/').at(-1)}`);
}

describe('a survey is built without writing JSON', () => {
  test('from a template to a published revision, with the real widget beside it', async () => {
    await open();
    await button('New survey').click();
    await dialog()
      .getByRole('link', { name: /^Would you recommend us/ })
      .click();
    await previewReads('How likely are you to recommend us to a friend?');
    await field('Question 1: text').fill('Would you tell a friend about us?');
    await previewReads('Would you tell a friend about us?');
    await preview().getByRole('radio', { name: '9', exact: true }).check();
    await preview().getByRole('button', { name: 'Next' }).click();
    await previewReads('What is the main reason for your score?');
    const saved = await saveAs('Friends');
    expect(saved).toMatchObject({ status: 'draft', traits: { score: 'nps' }, show: { wait: { seconds: 20 } } });

    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByText('· revision 1').waitFor();
    await page.getByRole('link', { name: 'Edit' }).click();
    await field('Thank-you text').fill('Thanks a lot!');
    await button('Save draft').click();
    await page.getByText('live, with changes not published').waitFor();
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await page.getByText('· revision 2').waitFor();
    // What was answered before still belongs to what was asked then.
    const first = await fetch(`${footfall.origin}/v1/surveys/friends?revision=1&writeKey=wk_demo`);
    expect(await first.json()).toMatchObject({
      revision: 1,
      strings: { en: { thanks: 'Thank you! Your answer helps us.' } },
    });

    await button('Delete Friends').click();
    await dialog().getByRole('button', { name: 'Delete survey' }).click();
    await page.getByRole('heading', { level: 1, name: 'Surveys' }).waitFor();
    await expect.poll(() => page.getByText('Friends').count(), PATIENT).toBe(0);
  });

  test('with rules between its questions, in two languages, for whom it is meant', async () => {
    await open('/new');
    await field('Question 1: text').fill('How was it?');
    await button('Add question').click();
    await field('Question 2: text').fill('What went wrong?');
    await button('Add question').click();
    await field('Question 3: kind').selectOption('choice');
    await field('Question 3: text').fill('Which do you like?');
    await field('Question 3: option 1').fill('Sorbet');
    await field('Question 3: option 2').fill('Gelato');
    await button('Skip ahead…').first().click();
    await field('Question 1, rule 1: when').selectOption('atLeast');
    await field('Question 1, rule 1: at least').fill('9');
    await field('Question 1, rule 1: where to').selectOption({ label: 'Which do you like?' });
    await field('Another language, as a tag such as de or pt-BR').fill('de');
    await button('Add language').click();
    await field('Question 1: text').fill('Wie war es?');
    await previewReads('Wie war es?');
    await field('Event that leads to it').fill('Product Viewed');
    await field('Per cent of customers').fill('25');
    await field('Seconds to wait').fill('10');
    await field('Only customers for whom this holds').check();
    await button('Add condition').click();
    const { questions, flow, strings, show } = await saveAs('Made by hand');
    const [, , third] = questions;
    expect(flow).toEqual([{ from: 'q1', if: { q: 'q1', atLeast: 9 }, to: third?.id }]);
    expect(strings.de).toEqual({ q1: 'Wie war es?' });
    expect(show).toMatchObject({
      trigger: 'Product Viewed',
      sample: 2_500,
      wait: { seconds: 10 },
      if: { op: 'all', of: [{ op: 'did' }] },
    });
  });

  test('with pictures, and a coupon for who finishes', async () => {
    const pool = { id: 'thanks10', name: 'Ten per cent', codes: 'generated', value: { kind: 'percent', percent: 10 } };
    expect((await footfall.post('/v1/coupon-pools', pool)).status).toBe(201);
    await open('/new');
    await field('Question 1: kind').selectOption('image_choice');
    await field('Question 1: option 1').fill('Lemon');
    await field('Question 1: option 1: address of the picture').fill('https://pictures.invalid/lemon.png');
    await field('Coupon for who finishes').selectOption('thanks10');
    await preview().getByRole('radio', { name: 'Lemon' }).waitFor();
    const { questions, reward } = await saveAs('Pictured');
    expect(reward).toEqual({ pool: 'thanks10' });
    expect(questions[0]).toMatchObject({
      kind: 'image_choice',
      options: [{ image: 'https://pictures.invalid/lemon.png' }, {}],
    });
  });

  test('what keeps it from being published is said while it is written, and when it is tried', async () => {
    await open('/new');
    await button('Add question').click();
    await page.getByText('Before it can be published: a text is missing').waitFor();
    await saveAs('Unfinished');
    await button('Publish').click();
    await dialog().getByRole('button', { name: 'Publish' }).click();
    await dialog()
      .getByText(/is missing in the survey's own language/)
      .first()
      .waitFor();
  });

  test('with the keyboard alone', async () => {
    await open();
    await button('New survey').press('Enter');
    await dialog()
      .getByRole('link', { name: /^From scratch/ })
      .press('Enter');
    await field('Name').focus();
    await page.keyboard.type('Keyboard');
    await button('Add question').press('Enter');
    await expect.poll(focused, PATIENT).toBe('Question 2: text');
    await page.keyboard.type('Why?');
    await button('Move question 2 up').press('Enter');
    await expect.poll(() => field('Question 1: text').inputValue(), PATIENT).toBe('Why?');
    await field('Name').press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Keyboard' }).waitFor();
    const { questions } = await footfall.get<ManagedSurvey>('/v1/surveys/keyboard');
    expect(questions.map(({ kind }) => kind)).toEqual(['text', 'nps']);
  });
});

describe('what came of it', () => {
  test('a score with its interval, a funnel and the answers, as they come in', async () => {
    await open('/thanks');
    const funnel = page.getByRole('list', { name: 'Funnel' }).getByRole('listitem');
    await expect
      .poll(() => funnel.allTextContents(), PATIENT)
      .toEqual(['Shown3 100 %', 'Answered something3 100 %', 'Finished3 100 %']);
    // 100 · (2 − 1) / 3
    const score = page.getByRole('region', { name: 'How likely are you to recommend our' });
    await score.getByText('33', { exact: true }).waitFor();
    await score.getByText('of 3 answers: too few for a verdict').waitFor();
    await answer('late', 10, 'The pistachio');
    await expect.poll(() => funnel.first().textContent(), PATIENT).toBe('Shown4 100 %');
    await field('Search answers').fill('pistach');
    const rows = page.getByRole('list', { name: 'responses' }).getByRole('listitem');
    await expect.poll(() => rows.count(), PATIENT).toBe(1);
    expect(await rows.first().textContent()).toContain('The pistachio');
  });

  test('by what had brought people, and of one segment alone', async () => {
    await open('/thanks');
    const parts = page.getByRole('region', { name: 'Part by part' }).getByRole('row');
    await expect.poll(() => parts.nth(1).textContent(), PATIENT).toMatch(/^direct/);
    await field('Divided by').selectOption('product');
    await page.getByText('No response has a product yet.').waitFor();
    await field('Segment').selectOption('new-customer');
    await page.getByText('Nobody has seen it yet.').waitFor();
  });

  test('stands beside the segment whose members said it', async () => {
    await page.goto(`${footfall.origin}/console/segments/active-48-hours`);
    const said = page.getByRole('region', { name: 'What they answered' });
    await said.getByRole('link', { name: 'After an order' }).waitFor();
    await said.getByText(/Everybody: \d+/).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await said.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: 'After an order' }).waitFor();
  });

  test('as a file in which nothing is a formula', async () => {
    await open('/thanks');
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    const csv = readFileSync(await file.path(), 'utf8');
    expect(csv).toContain(",'=2+2 is a formula,");
    expect(csv).not.toMatch(/,=/);
    const [json] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'JSON' }).click()]);
    const { data } = JSON.parse(readFileSync(await json.path(), 'utf8'));
    expect(data.at(-1)).toMatchObject({ status: 'completed', answers: { why: { value: '=2+2 is a formula' } } });
  });
});

test('what is drawn in the preview reaches nothing of the console', async () => {
  await open('/thanks');
  await preview().getByRole('heading').first().waitFor();
  const frame = page.frames().find((one) => one.url().endsWith('/survey-preview/'));
  expect(await frame?.evaluate('origin')).toBe('null');
  expect(await frame?.evaluate(`(() => { try { return parent.document.title } catch { return 'refused' } })()`)).toBe(
    'refused',
  );
  expect(await frame?.evaluate(`fetch('/v1/surveys').then(() => 'reached', () => 'refused')`)).toBe('refused');
  complaints = complaints.filter((text) => !text.includes('/v1/surveys'));
});

test.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('the surveys pages are accessible, %s, light and dark, and so are their dialogs', async (size, viewport) => {
  await page.setViewportSize(viewport);
  const shoot = async (name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/surveys-${name}.png`, fullPage: true });
  };
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await open();
    await page.getByRole('list', { name: 'surveys' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await button('New survey').click();
    await dialog().getByText('Why did you leave?').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);

    await open('/new?template=churn');
    await previewReads('What kept you from ordering again?');
    await button('Skip ahead…').first().click();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(`new-${size}-${colorScheme}`);

    await open('/thanks');
    await page.getByRole('list', { name: 'responses' }).waitFor();
    await preview().getByRole('heading').first().waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(`page-${size}-${colorScheme}`);
    await button('Delete After an order').click();
    await dialog().getByRole('button', { name: 'Not now' }).waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  }
});

test.each([320, 390, 768, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
  await page.setViewportSize({ width, height: 800 });
  const fits = async () =>
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(width);
  await open();
  await page.getByRole('list', { name: 'surveys' }).waitFor();
  await fits();
  await open('/thanks');
  await page.getByRole('list', { name: 'responses' }).waitFor();
  await fits();
  await open('/new?template=churn');
  for (const [place, kind] of ['matrix', 'slider', 'action'].entries()) {
    await button('Add question').click();
    await field(`Question ${place + 3}: kind`).selectOption(kind);
  }
  await fits();
});

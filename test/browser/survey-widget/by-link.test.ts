import type { SurveyLink, SurveyResponse } from '@footfall/contract';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium } from '../../support/browser.ts';
import { Footfall } from '../../support/footfall.ts';
import { accessibilityFaults } from '../console/accessibilityFaults.ts';
import { soon } from './support/soon.ts';

/** Longer than it takes a page to tell what it has to tell. */
const SOME_TIME_MS = 1_500;
let footfall: Footfall;
let browser: Browser;

beforeAll(async () => {
  [footfall, browser] = await Promise.all([Footfall.start(), launchChromium()]);
});
afterAll(async () => {
  await browser?.close();
  await footfall?.stop();
});

async function linkFor(userId: string): Promise<SurveyLink> {
  return (await footfall.post('/v1/surveys/thanks/links', { userId })).json() as Promise<SurveyLink>;
}
const responses = async (): Promise<SurveyResponse[]> =>
  (await footfall.get<{ data: SurveyResponse[] }>('/v1/surveys/thanks/responses')).data;

async function open(url: string): Promise<{ page: Page; told: string[]; complaints: string[] }> {
  const page = await browser.newPage();
  const told: string[] = [];
  const complaints: string[] = [];
  page.on('request', (request) => request.method() === 'POST' && told.push(new URL(request.url()).pathname));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
  await page.goto(url);
  await page.getByRole('heading', { name: /^How likely/ }).waitFor();
  return { page, told, complaints };
}

test('a mail scanner that opens every link, and runs what is there, records nothing', async () => {
  const { url, answers } = await linkFor('scanned');
  for (const link of [url, ...answers.map((answer) => answer.url)]) expect((await fetch(link)).status).toBe(200);
  const { page, told } = await open(answers[9]?.url ?? '');
  await page.waitForTimeout(SOME_TIME_MS);
  expect(told).toEqual([]);
  await page.close();
  expect(await responses()).toEqual([]);
});

test('the answer pressed in the mail is chosen on the page, and counts once the person goes on', async () => {
  const { answers, responseId } = await linkFor('ann');
  const { page, told, complaints } = await open(answers[9]?.url ?? '');
  expect(await page.getByRole('radio', { name: '9', exact: true }).isChecked()).toBe(true);
  expect(await accessibilityFaults(page)).toEqual([]);
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByRole('textbox').fill('The pistachio');
  await page.getByRole('button', { name: 'Send' }).click();
  await page.getByRole('heading', { name: /^Thank you/ }).waitFor();
  const found = async () => (await responses()).find(({ id }) => id === responseId);
  await soon(async () => (await found())?.status).toBe('completed');
  expect(await found()).toMatchObject({
    customer: { userId: 'ann' },
    answers: { recommend: { value: 9 }, why: { value: 'The pistachio' } },
  });
  expect(new Set(told)).toEqual(new Set(['/v1/surveys/thanks/answers']));
  expect(complaints).toEqual([]);
  await page.close();
});

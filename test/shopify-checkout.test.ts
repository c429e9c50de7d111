import '@remote-dom/core/polyfill';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { SurveyResponse, SurveyResults } from '@footfall/contract';
import { getExtension } from '@shopify/ui-extensions-tester';
import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { CheckoutPage } from './support/checkout-page.ts';
import { asServer, Footfall } from './support/footfall.ts';
import { settle, until } from './support/until.ts';

const DIR = fileURLToPath(new URL('../examples/shopify-checkout/', import.meta.url));
/** Shopify refuses an extension above this, compressed. */
const SHOPIFY_CEILING_BYTES = 64_000;
const RECOMMEND = 'How likely are you to recommend our ice cream to a friend?';
/** One question of each kind that the extension draws, asked before any other survey. */
const KINDS = {
  id: 'kinds',
  name: 'Kinds',
  language: 'en',
  questions: [
    { id: 'easy', kind: 'ces', text: 'easy' },
    { id: 'happy', kind: 'csat', text: 'happy' },
    { id: 'again', kind: 'yes_no', text: 'again', required: true },
    {
      id: 'where',
      kind: 'choice',
      text: 'where',
      many: true,
      options: [
        { id: 'tv', text: 'tv' },
        { id: 'other', text: 'other', open: true },
      ],
    },
    { id: 'said', kind: 'statement', text: 'said' },
    { id: 'moon', kind: 'date', text: 'moon' },
    {
      id: 'which',
      kind: 'dropdown',
      text: 'which',
      options: [
        { id: 'a', text: 'a' },
        { id: 'b', text: 'b' },
      ],
    },
  ],
  thanks: 'thanks',
  strings: {
    en: {
      easy: 'easy?',
      happy: 'happy?',
      again: 'again?',
      where: 'where?',
      tv: 'TV',
      other: 'Elsewhere',
      said: 'You said {{where|nothing}}.',
      moon: 'moon?',
      which: 'which?',
      a: 'A',
      b: 'B',
      thanks: 'thanks',
    },
  },
  show: { trigger: 'Order Completed', priority: 9 },
};
const WHY = 'What is the main reason for your score?';

const extensions = {
  'thank-you': getExtension('purchase.thank-you.block.render', { configSearchDir: DIR }),
  'order-status': getExtension('customer-account.order-status.block.render', { configSearchDir: DIR }),
};
type Place = keyof typeof extensions;
const reachTheNetwork = globalThis.fetch;
let footfall: Footfall;
let page: CheckoutPage;
let place: Place | undefined;
/** What outlives a reload of the page. */
const kept = new Map<string, unknown>();

beforeAll(async () => {
  footfall = await Footfall.start();
});
afterAll(() => footfall?.stop());
beforeEach(() => kept.clear());
afterEach(() => leave());

/** Somebody is on a page of their order, for the first time or again. */
function arrive(at: Place, order: number, { consent = true, host = footfall.origin } = {}): void {
  leave();
  place = at;
  page = new CheckoutPage(document.body);
  const extension = extensions[at];
  extension.setUp();
  extension.fetch = reachTheNetwork;
  const { shopify } = extension;
  shopify.settings.value = { host, write_key: 'wk_demo' };
  shopify.cost.totalAmount.value = { amount: 24.5, currencyCode: 'EUR' };
  shopify.attributes.value = [{ key: 'footfall_anonymous_id', value: `device-${order}` }];
  shopify.customerPrivacy.value.allowedProcessing.analytics = consent;
  shopify.storage.read = async (key: string) => (kept.get(key) ?? null) as never;
  shopify.storage.write = async (key: string, data: unknown) => void kept.set(key, structuredClone(data));
  if ('orderConfirmation' in shopify) shopify.orderConfirmation.value.order.id = `gid://shopify/OrderIdentity/${order}`;
  else if (shopify.order.value) shopify.order.value.id = `gid://shopify/Order/${order}`;
  // It ends with the survey, not with the first screen.
  void extension.render();
}

function leave(): void {
  if (!place) return;
  page.leave();
  extensions[place].tearDown();
  place = undefined;
}

const responseTo = async (order: number): Promise<SurveyResponse | undefined> =>
  (await footfall.get<{ data: SurveyResponse[] }>('/v1/surveys/thanks/responses')).data.find(
    (response) => response.order === `${order}`,
  );

test('Shopify’s own elements ask, and what is answered in them is the order’s response, counted once', async () => {
  arrive('thank-you', 1001);
  await page.reads(RECOMMEND);
  expect(page.all('s-choice').map(({ properties }) => properties.value)).toEqual(
    Array.from({ length: 11 }, (_, value) => `${value}`),
  );
  page.choose('9');
  page.press('Next');
  await page.reads(WHY);
  page.write('  The pistachio ');
  page.press('Next');
  await page.reads(/^Thank you/);
  await until(async () => (await responseTo(1001))?.status === 'completed', 'the response to be completed');
  expect(await responseTo(1001)).toMatchObject({
    customer: { anonymousId: 'device-1001' },
    order: '1001',
    answers: { recommend: { value: 9 }, why: { value: 'The pistachio' } },
  });
  arrive('thank-you', 1001);
  await settle();
  expect(page.text()).toBe('');
  const { funnel } = await footfall.get<SurveyResults>('/v1/surveys/thanks/results');
  expect(funnel).toMatchObject({ rendered: 1, shown: 1, started: 1, completed: 1 });
});

test('who comes back finds the page of the order’s status, and goes on there in the same response', async () => {
  arrive('thank-you', 1002);
  await page.reads(RECOMMEND);
  page.choose('2');
  page.press('Next');
  await page.reads(WHY);
  arrive('order-status', 1002);
  await page.reads(WHY);
  page.press('Next');
  await page.reads(/^Thank you/);
  await until(async () => (await responseTo(1002))?.status === 'completed', 'the response to be completed');
  expect((await responseTo(1002))?.answers).toMatchObject({ recommend: { value: 2 } });
});

test('an answer that was not taken in is told again, at once and by the next visit', async () => {
  arrive('thank-you', 1006);
  await page.reads(RECOMMEND);
  let refused = 0;
  extensions['thank-you'].fetch = async (to, init) => {
    if (!`${init?.body}`.includes('Survey Answered')) return reachTheNetwork(to, init);
    refused += 1;
    if (refused === 1) return Response.json({ results: [{ index: 0, messageId: null, status: 'retry' }], actions: [] });
    throw new TypeError('the network is gone');
  };
  page.choose('3');
  page.press('Next');
  await until(() => refused === 3, 'the answer to be told three times');
  await expect.poll(() => page.text()).toBe('');
  arrive('thank-you', 1006);
  await page.reads(WHY);
  await until(async () => (await responseTo(1006))?.answers.recommend !== undefined, 'the answer of the first visit');
  expect((await responseTo(1006))?.answers).toMatchObject({ recommend: { value: 3 } });
});

test('every kind that is drawn here can be answered, and what cannot be taken is refused in words', async () => {
  await footfall.post('/v1/surveys', KINDS);
  expect((await footfall.post('/v1/surveys/kinds/publish', {})).status).toBe(202);
  arrive('thank-you', 1005);
  await page.reads('easy?');
  page.choose('7');
  page.press('Next');
  await page.reads('happy?');
  page.choose('4');
  page.press('Next');
  await page.reads('again?');
  page.press('Next');
  await page.reads('again?');
  expect(page.all('s-choice-list')[0]?.properties.error).toBe('Please answer this question.');
  page.choose('yes');
  page.press('Next');
  await page.reads('where?');
  page.choose('tv', 'other');
  page.press('Next');
  expect(page.all('s-choice-list')[0]?.properties.error).toBe('Please say it in a few words.');
  page.write('A billboard');
  page.press('Next');
  await page.reads('You said TV, A billboard.');
  page.press('Next');
  await page.reads('which?');
  page.choose('b');
  page.press('Next');
  await page.reads('thanks');
  const answers = async () =>
    (await footfall.get<{ data: SurveyResponse[] }>('/v1/surveys/kinds/responses')).data[0]?.answers;
  await until(async () => (await answers())?.which !== undefined, 'the last answer');
  expect(await answers()).toMatchObject({
    easy: { value: 7 },
    happy: { value: 4 },
    again: { value: 'yes' },
    where: { value: ['tv', 'other'], other: 'A billboard' },
    which: { value: 'b' },
  });
  await fetch(`${footfall.origin}/v1/surveys/kinds`, { method: 'DELETE', headers: asServer });
});

test('without consent to be measured nothing is told, and nobody is asked', async () => {
  arrive('thank-you', 1003, { consent: false });
  await settle();
  expect(page.text()).toBe('');
  expect(await footfall.rows(`SELECT id FROM customers WHERE anonymous_id = 'device-1003'`)).toEqual([]);
});

test('an ingest that cannot be reached leaves the page as it was', async () => {
  arrive('thank-you', 1004, { host: 'http://localhost:1' });
  await settle();
  expect(page.text()).toBe('');
});

test('it fits into what Shopify takes of an extension', async () => {
  for (const name of ['thank-you', 'order-status']) {
    const entryPoints = [`${DIR}src/${name}.ts`];
    const { outputFiles } = await build({ entryPoints, bundle: true, minify: true, format: 'esm', write: false });
    expect(gzipSync(outputFiles[0]?.contents ?? '').length).toBeLessThan(SHOPIFY_CEILING_BYTES);
  }
});

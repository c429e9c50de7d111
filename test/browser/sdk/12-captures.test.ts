import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();

/** Captures are loaded after the SDK: their files are there once the browser has fetched them. */
async function openWith(captures: string, body: string) {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', body, tag(`data-auto-page="false" data-capture="${captures}"`)));
  await ready(page);
  await page.waitForLoadState('networkidle');
  await pause(100);
  return page;
}
const find = (name: string) => scenario.ingest.counted.find(({ event }) => event === name);

/** Names of the SDK's files that a page with this tag fetches. */
async function filesOf(tag: string): Promise<string[]> {
  const page = await scenario.newPage();
  await page.goto(scenario.shop.page('/', '', tag));
  await ready(page);
  await page.waitForLoadState('networkidle');
  const loaded = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return loaded.flatMap((name) => name.split('/sdk/')[1] ?? []);
}

test('a tag that names no captures loads the usual ones, as one file; an empty name loads none', async () => {
  const { origin } = scenario.ingest;
  const usual = await filesOf(`<script async src="${origin}/sdk/footfall.js" data-write-key="wk_demo"></script>`);
  expect(usual).toEqual(['footfall.js', 'usual@0.1.0.js']);
  expect(await filesOf(scenario.tag())).toEqual(['footfall.js']);
});

test('the usual captures are page-left, outbound-links and clicks', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'usual',
    `<button data-ff-event="Size Guide Opened">guide</button><a href="https://partner.example/">out</a>
     <script>document.querySelector('a').addEventListener('click', (event) => event.preventDefault())</script>`,
  );
  await page.click('button');
  await page.click('a');
  await page.evaluate(`location.href = '/elsewhere'`);
  await expectCounted(ingest, ['Size Guide Opened', 'Outbound Link Clicked', 'Page Left']);
});

test('page-left tells one summary of engaged time and depth', async () => {
  const { ingest } = scenario;
  const page = await openWith('page-left', '<div style="height:4000px">long</div>');
  await page.mouse.wheel(0, 1500);
  await pause(700);
  await page.evaluate(`location.href = '/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  await expectCounted(ingest, ['Page Left']);
  const left = find('Page Left')?.properties as { engaged_ms: number; depth_percent: number };
  expect(left.engaged_ms).toBeGreaterThan(500);
  expect(left.depth_percent).toBeGreaterThan(40);
  expect(left.depth_percent).toBeLessThan(80);
});

test('page-left tells who comes back and stays of that stay alone, and of a glance nothing', async () => {
  const { ingest } = scenario;
  const page = await openWith('page-left', '<div style="height:4000px">long</div>');
  const show = (state: 'hidden' | 'visible') =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { value: visibility, configurable: true });
      Object.defineProperty(document, 'hidden', { value: visibility === 'hidden', configurable: true });
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    }, state);
  await pause(600);
  await show('hidden');
  await expectCounted(ingest, ['Page Left']);
  await show('visible');
  await pause(300);
  await show('hidden');
  await show('visible');
  await page.mouse.wheel(0, 5000);
  await pause(1_300);
  await show('hidden');
  await expectCounted(ingest, ['Page Left', 'Page Left']);
  const [first, second] = ingest.counted.map(({ properties }) => properties as Record<string, number>);
  expect(first?.stay).toBe(1);
  expect(second?.stay).toBe(3);
  expect(second?.engaged_ms).toBeGreaterThan(1_200);
  expect(second?.engaged_ms).toBeLessThan(2_200);
  expect(second?.depth_percent).toBe(100);
});

test('page-left tells each route of a single-page app under its own address', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag('data-capture="page-left"')));
  await page.waitForLoadState('networkidle');
  await page.evaluate(() => history.pushState({}, '', '/second'));
  await expectCounted(ingest, ['page', 'page', 'Page Left']);
  expect(find('Page Left')?.context.page?.path).toBe('/');
});

test('outbound-links tells links to other hosts and files, without their parameters', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'outbound-links',
    `<a id="own" href="/own">own</a><a id="out" href="https://partner.example/a?token=1"><b>out</b></a><a id="file" href="/size.pdf">file</a>
     <script>document.addEventListener('click', (event) => event.preventDefault())</script>`,
  );
  for (const id of ['own', 'out', 'file']) await page.click(`#${id}`);
  await expectCounted(ingest, ['Outbound Link Clicked', 'File Downloaded']);
  expect(find('Outbound Link Clicked')?.properties).toEqual({ url: 'https://partner.example/a' });
});

test('forms tells which form was sent and nothing of what was written into it', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'forms',
    `<form id="newsletter" action="/subscribe?x=1"><input name="id" value="secret@example.com"><button>go</button></form>
     <script>document.addEventListener('submit', (event) => event.preventDefault())</script>`,
  );
  await page.click('button');
  await expectCounted(ingest, ['Form Submitted']);
  expect(JSON.stringify(find('Form Submitted'))).not.toContain('secret@');
  expect(find('Form Submitted')?.properties).toMatchObject({ form_id: 'newsletter', method: 'get' });
});

test('clicks tells marked elements by the name the shop gave them', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'clicks',
    '<button data-ff-event="Size Guide Opened" data-ff-product-id="7"><i>guide</i></button><button id="b">other</button>',
  );
  await page.click('i');
  await page.click('#b');
  await expectCounted(ingest, ['Size Guide Opened']);
  expect(find('Size Guide Opened')?.properties).toEqual({ product_id: '7' });
});

test('web-vitals tells one summary when the page is left', async () => {
  const { ingest } = scenario;
  const page = await openWith('web-vitals', '<h1>Ice cream</h1><button>press</button>');
  await page.click('button');
  await pause(300);
  await page.evaluate(`location.href = '/elsewhere'`);
  await page.waitForURL('**/elsewhere');
  await expectCounted(ingest, ['Web Vitals']);
  const vitals = find('Web Vitals')?.properties as Record<string, number>;
  expect(vitals.lcp_ms).toBeGreaterThan(0);
  expect(vitals.fcp_ms).toBeGreaterThan(0);
  expect(vitals.ttfb_ms).toBeGreaterThan(0);
  expect(vitals.cls).toBe(0);
});

test('a capture whose file is missing changes nothing else', async () => {
  const { ingest } = scenario;
  scenario.allowedNoise = /404|Failed to load/;
  const page = await openWith('no-such-capture', '');
  await page.evaluate(`footfall.track('Fine')`);
  await expectCounted(ingest, ['Fine']);
  await until(
    'once',
    () => ingest.counted.length === 1,
    () => ingest.names,
  );
});

import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, pause, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const find = (name: string) => scenario.ingest.counted.find(({ event }) => event === name);

async function openWith(captures: string, body: string, path = '/') {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page(path, body, tag(`data-auto-page="false" data-capture="${captures}"`)));
  await ready(page);
  await page.waitForLoadState('networkidle');
  await pause(100);
  return page;
}
const STAY = `<script>
  for (const name of ['click', 'auxclick', 'submit'])
    addEventListener(name, (event) => event.target.closest('button') ?? event.preventDefault());
</script>`;

test('captures taken as modules begin with the page: its first view does not end at once', async () => {
  const { shop, ingest, newPage } = scenario;
  const page = await newPage();
  await page.goto(
    shop.page(
      '/',
      '',
      `<script type="module">
        import { init } from '${ingest.origin}/sdk/index.js';
        import pageLeft from '${ingest.origin}/sdk/page-left.js';
        pageLeft(init({ writeKey: 'wk_demo', host: '${ingest.origin}' }));
      </script>`,
    ),
  );
  await expectCounted(ingest, ['page']);
  await pause(600);
  expect(ingest.names).toEqual(['page']);
  await page.evaluate(`location.href = '/elsewhere'`);
  await expectCounted(ingest, ['page', 'Page Left']);
  expect(find('Page Left')?.properties.stay).toBe(1);
});

test('links and marked elements in shadow roots and drawings are told, by middle click and with Ctrl too', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'outbound-links clicks',
    `<div id="host"></div>
     <svg width="40" height="40"><a id="drawn" href="https://partner.example/drawn"><rect width="40" height="40"/></a></svg>
     <a id="middle" href="https://partner.example/middle">middle</a>
     <a id="ctrl" href="https://partner.example/ctrl">ctrl</a>
     ${STAY}<script>
       document.querySelector('#host').attachShadow({ mode: 'open' }).innerHTML =
         '<a id="inside" href="https://partner.example/inside"><i>inside</i></a><button data-ff-event="Inside Pressed">b</button>';
     </script>`,
  );
  await page.click('#inside i');
  await page.click('#host button');
  await page.click('#drawn rect');
  await page.click('#middle', { button: 'middle' });
  await page.click('#ctrl', { modifiers: ['Control'] });
  await page.click('#ctrl', { button: 'right' });
  const out = 'Outbound Link Clicked';
  await expectCounted(ingest, [out, out, out, out, 'Inside Pressed']);
  const urls = ingest.counted.flatMap(({ properties }) => properties.url ?? []);
  expect(urls).toEqual(['inside', 'drawn', 'middle', 'ctrl'].map((name) => `https://partner.example/${name}`));
});

test('a click on a label is one click, though the browser makes another of it', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'clicks',
    '<label data-ff-event="Gift Chosen"><input type="checkbox"> <b>as a gift</b></label><div data-ff-event=""><i>unnamed</i></div>',
  );
  await page.click('b');
  await page.click('i');
  await page.click('input');
  await expectCounted(ingest, ['Gift Chosen', 'Gift Chosen']);
  await pause(400);
  expect(ingest.names).toHaveLength(2);
  expect(await page.isChecked('input')).toBe(false);
});

test('a form whose address is none, or a mailbox, is told without it, and the page sees no error', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'forms',
    `<form id="broken" action="http://"><button>1</button></form>
     <form id="mail" action="mailto:ada@example.com"><button>2</button></form>${STAY}`,
  );
  await page.click('#broken button');
  await page.click('#mail button');
  await expectCounted(ingest, ['Form Submitted', 'Form Submitted']);
  expect(ingest.counted.map(({ properties }) => properties)).toEqual([
    { form_id: 'broken', method: 'get' },
    { form_id: 'mail', method: 'get' },
  ]);
});

test('e-mails in the paths of pages, links and forms stay here', async () => {
  const { ingest } = scenario;
  const page = await openWith(
    'page-left outbound-links forms',
    `<a href="https://partner.example/of/ada@example.com">out</a>
     <form action="/unsubscribe/ada%40example.com"><button>go</button></form>${STAY}`,
    '/account/ada@example.com/orders',
  );
  await page.click('a');
  await page.click('button');
  await page.evaluate(`location.href = '/elsewhere'`);
  await expectCounted(ingest, ['Outbound Link Clicked', 'Form Submitted', 'Page Left']);
  expect(find('Page Left')?.context.page?.path).toBe('/account/[email]/orders');
  expect(find('Form Submitted')?.properties.action).toContain('/unsubscribe/[email]');
  const told = ingest.counted.map(({ properties, context: { page } }) => ({ properties, ...page, title: '' }));
  expect(JSON.stringify(told)).not.toMatch(/ada(@|%40)/);
});

test('web-vitals of a page that was made before anybody saw it begin when somebody did', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => {
    const { getEntriesByType } = performance;
    performance.getEntriesByType = function (type) {
      const entries = getEntriesByType.call(this, type);
      if (type === 'navigation') Object.defineProperty(entries[0], 'activationStart', { value: 1e9 });
      return entries;
    };
  });
  await page.goto(shop.page('/', '<h1>Ice cream</h1>', tag('data-auto-page="false" data-capture="web-vitals"')));
  await page.waitForLoadState('networkidle');
  await pause(300);
  await page.evaluate(`location.href = '/elsewhere'`);
  await expectCounted(ingest, ['Web Vitals']);
  expect(find('Web Vitals')?.properties).toMatchObject({ lcp_ms: 0, fcp_ms: 0, ttfb_ms: 0 });
});

test('a cart that is none reaches the error listener, never the page', async () => {
  const { ingest } = scenario;
  const page = await openWith('', '');
  const errors = await page.evaluate(`
    const errors = [];
    footfall.on('error', (error) => errors.push(error.name));
    footfall.cartUpdated(); footfall.cartUpdated(null); footfall.cartUpdated([null]); footfall.cartUpdated({ products: 1 });
    footfall.orderCompleted(); footfall.productViewed(null);
    errors`);
  expect(errors).toEqual(['TypeError', 'TypeError', 'TypeError', 'TypeError']);
  await until(
    'the others are told',
    () => ingest.counted.length === 2,
    () => ingest.names,
  );
});

test('the ingest may be a path of the shop, for blockers know hosts', async () => {
  const { shop, ingest, context, newPage } = scenario;
  await context.route('**/ff/**', async (route) => {
    const request = route.request();
    const response = await fetch(request.url().replace(`${shop.origin}/ff`, ingest.origin), {
      method: request.method(),
      ...(request.postData() && { body: request.postData() }),
    });
    route.fulfill({ contentType: response.headers.get('content-type') ?? '', body: await response.text() });
  });
  await context.route(`${ingest.origin}/**`, (route) => route.abort('blockedbyclient'));
  const page = await newPage();
  await page.goto(
    shop.page(
      '/',
      '<button data-ff-event="Pressed">press</button>',
      `<script async src="/ff/sdk/footfall.js" data-host="/ff" data-write-key="wk_demo" data-capture="clicks"></script>`,
    ),
  );
  await ready(page);
  await page.waitForLoadState('networkidle');
  await page.click('button');
  await expectCounted(ingest, ['page', 'Pressed']);
});

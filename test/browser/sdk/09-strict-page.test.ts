import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, until, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const WIDGET = `customElements.define('footfall-survey', class extends HTMLElement {
  connectedCallback() { this.dispatchEvent(new CustomEvent('footfall:track', { bubbles: true, composed: true,
    detail: { event: 'Survey Shown', properties: {}, messageId: 'r1:shown' } })); }
});`;

test('under a strict Content-Security-Policy with Trusted Types everything works, the survey included', async () => {
  const { shop, ingest, newPage } = scenario;
  ingest.files.set('survey.js', WIDGET);
  ingest.actions.set('Order Completed', {
    type: 'survey.show',
    survey: 'sv_nps',
    revision: 1,
    responseId: 'r1',
    responseToken: 'signed',
  });
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-n1' 'strict-dynamic'`,
    `connect-src ${ingest.origin}`,
    `img-src data:`,
    `require-trusted-types-for 'script'`,
    `trusted-types 'none'`,
    `base-uri 'none'`,
  ].join('; ');
  const page = await newPage();
  const violations: string[] = [];
  await page.exposeFunction('violated', (directive: string) => violations.push(directive));
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) =>
      (window as unknown as { violated(directive: string): void }).violated(effectiveDirective),
    ),
  );
  const tag = `<script async nonce="n1" src="${ingest.origin}/sdk/footfall.js" data-write-key="wk_demo" data-capture=""></script>`;
  await page.goto(shop.page('/', '', tag, { 'content-security-policy': policy }));
  await expectCounted(ingest, ['page']);
  await page.evaluate(() =>
    (window as unknown as { footfall: { orderCompleted(order: object): void } }).footfall.orderCompleted({
      order_id: 'A1',
    }),
  );
  await expectCounted(ingest, ['page', 'Order Completed', 'Survey Shown']);
  expect(violations).toEqual([]);
});

test('a pinned file with its integrity hash runs, and only its own bytes do', async () => {
  const { shop, ingest, newPage } = scenario;
  const { readFileSync } = await import('node:fs');
  const sri = JSON.parse(
    readFileSync(new URL('../../../packages/sdk/dist/sri.json', import.meta.url), 'utf8'),
  ) as Record<string, string>;
  const [file, hash] = Object.entries(sri)[0] ?? [];
  const page = await newPage();
  const tag = `<script async crossorigin="anonymous" integrity="${hash}" src="${ingest.origin}/sdk/${file}" data-write-key="wk_demo" data-capture=""></script>`;
  await page.goto(shop.page('/', '', tag));
  await expectCounted(ingest, ['page']);
  ingest.files.set(`${file}`, 'alert(1)');
  scenario.allowedNoise = /integrity/;
  await page.reload();
  await until(
    'refused',
    () => scenario.noise.length > 0,
    () => scenario.noise,
  );
  expect(ingest.names).toEqual(['page']);
});

test('the widget placed by hand is heard as well', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', `<footfall-survey survey="s"></footfall-survey>`, tag()));
  await ready(page);
  await page.evaluate(WIDGET);
  await expectCounted(ingest, ['page', 'Survey Shown']);
});

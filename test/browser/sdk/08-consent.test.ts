import { expect, test } from 'vitest';
import { ready } from './support/open.ts';
import { expectCounted, pause, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const onDevice = `JSON.stringify([Object.keys(localStorage), document.cookie])`;
const NOTHING = JSON.stringify([[], '']);

test('consent required: nothing is stored and nothing sent until it is granted, then everything', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const url = shop.page('/', '', tag('data-consent="required"'));
  const page = await newPage();
  await page.goto(url);
  await ready(page);
  await page.evaluate(`footfall.track('Early')`);
  await pause(800);
  expect(ingest.attempts).toEqual([]);
  expect(await page.evaluate(onDevice)).toBe(NOTHING);
  await page.evaluate(`footfall.consent({ measure: true, message: false })`);
  await expectCounted(ingest, ['page', 'Early']);
  expect(ingest.counted[0]?.anonymousId).toBe(ingest.counted[1]?.anonymousId);
  await page.goto(url);
  await expectCounted(ingest, ['page', 'Early', 'page']);
  const last = ingest.counted.at(-1);
  expect(last?.context.consent).toEqual({ measure: true, message: false });
  expect(last?.anonymousId).toBe(ingest.counted[0]?.anonymousId);
});

test('consent refused: what waited is gone, and stays gone', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag('data-consent="required"')));
  await ready(page);
  await page.evaluate(`footfall.track('Early'); footfall.consent(false); footfall.track('Late')`);
  await pause(800);
  await page.goto(`${shop.origin}/elsewhere`);
  await pause(500);
  expect(ingest.attempts).toEqual([]);
  expect(await page.evaluate(onDevice)).toBe(NOTHING);
});

test('consent withdrawn: device emptied, nothing more is told, on the next page neither', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await expectCounted(ingest, ['page']);
  await page.evaluate(`footfall.consent(false); footfall.track('Late')`);
  await page.reload();
  await ready(page);
  await page.evaluate(`footfall.track('Later')`);
  await pause(800);
  expect(ingest.names).toEqual(['page']);
  expect(await page.evaluate('document.cookie')).toBe('');
  expect(await page.evaluate(`localStorage.getItem('ff_wk_demo:me')`)).toBe(
    '{"consent":{"measure":false,"personalise":false,"message":false,"share":false}}',
  );
});

test('consent taken back in one tab holds in the other at once: it stores nothing and tells nothing', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const url = shop.page('/', '', tag('data-consent="required" data-auto-page="false"'));
  const [one, other] = [await newPage(), await newPage()];
  for (const page of [one, other]) {
    await page.goto(url);
    await ready(page);
    await page.evaluate('footfall.consent(true)');
  }
  await other.evaluate(`footfall.track('Agreed')`);
  await expectCounted(ingest, ['Agreed']);
  await one.evaluate('footfall.consent(false)');
  await other.evaluate(`footfall.track('Late'); footfall.track('Later'); footfall.flush()`);
  await pause(600);
  expect(ingest.names).toEqual(['Agreed']);
  expect(await other.evaluate(onDevice)).toBe(NOTHING);
});

test('Global Privacy Control: nothing is shared and nothing personalised, whatever a banner says', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { value: true }));
  await page.goto(
    shop.page('/', `<script>(window.footfall = window.footfall || []).push(['consent', true])</script>`, tag()),
  );
  await expectCounted(ingest, ['page']);
  await ready(page);
  await page.evaluate(`footfall.track('After')`);
  await expectCounted(ingest, ['page', 'After']);
  expect(ingest.counted[1]?.context.consent).toEqual({
    measure: true,
    message: true,
    share: false,
    personalise: false,
  });
});

test('Do Not Track, where the site honours it, is like consent that is required', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'doNotTrack', { value: '1' }));
  await page.goto(shop.page('/', '', tag('data-do-not-track="true"')));
  await ready(page);
  await pause(600);
  expect(ingest.attempts).toEqual([]);
  expect(await page.evaluate(onDevice)).toBe(NOTHING);
});

test('secrets do not leave the page: card numbers, passwords, tokens and e-mails in addresses', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  shop.page('/account', '', tag('data-redact="vat_id"'));
  const page = await newPage();
  await page.goto(`${shop.origin}/account?reset_token=abc&mail=ada@example.com&vat_id=9&colour=red`);
  await ready(page);
  await page.evaluate(`footfall.track('Paid', {
    card: '4111 1111 1111 1111', number: 4111111111111111, password: 'x', vat_id: 'DE1', ean: '4006381333931',
    author: 'Woolf', nested: [{ cvc: '123', sku: 'V-1' }] })`);
  await expectCounted(ingest, ['page', 'Paid']);
  const [seen, paid] = ingest.counted;
  expect(seen?.context.page?.url).toBe(`${shop.origin}/account?reset_token=&mail=[email]&vat_id=&colour=red`);
  expect(paid?.properties).toEqual({
    card: '1111 1111 1111 1111',
    number: 1111111111111111,
    ean: '4006381333931',
    author: 'Woolf',
    nested: [{ sku: 'V-1' }],
  });
});

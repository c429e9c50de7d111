import { expect, test } from 'vitest';
import { openQuietPage } from './support/open.ts';
import { expectCounted, useScenario } from './support/scenario.ts';

const scenario = useScenario();

test('a checkout on another domain goes on with the same id, by a token that is good for two minutes', async () => {
  const { shop, ingest, newPage } = scenario;
  const page = await openQuietPage(scenario);
  await page.evaluate(`footfall.track('Here')`);
  await expectCounted(ingest, ['Here']);
  const there = shop.origin.replace('localhost', '127.0.0.1');
  const [good, stale] = (await page.evaluate(
    `import('${ingest.origin}/sdk/handoff.js').then(({ handOff }) => {
      const real = Date.now; const good = handOff(footfall, '${there}/checkout');
      Date.now = () => real() - 200000; const stale = handOff(footfall, '${there}/checkout'); Date.now = real;
      return [good, stale]; })`,
  )) as string[];
  shop.page(
    '/checkout',
    '',
    `<script type="module">
      import { handedOver } from '${ingest.origin}/sdk/handoff.js';
      import { init } from '${ingest.origin}/sdk/index.js';
      init({ writeKey: 'wk_demo', host: '${ingest.origin}', anonymousId: handedOver() });
    </script>`,
  );
  const checkout = await newPage();
  await checkout.goto(good as string);
  await expectCounted(ingest, ['Here', 'page']);
  expect(ingest.counted[1]?.anonymousId).toBe(ingest.counted[0]?.anonymousId);
  expect(ingest.counted[1]?.context.page?.url).not.toContain(ingest.counted[0]?.anonymousId);
  await checkout.context().clearCookies();
  await checkout.evaluate('localStorage.clear()');
  await checkout.goto(stale as string);
  await expectCounted(ingest, ['Here', 'page', 'page']);
  expect(ingest.counted[2]?.anonymousId).not.toBe(ingest.counted[0]?.anonymousId);
});

test('links to the checkout’s host are given the token when they are followed, in shadow roots too, whatever the id looks like', async () => {
  const { shop, ingest, newPage } = scenario;
  const there = shop.origin.replace('localhost', '127.0.0.1');
  const page = await openQuietPage(scenario, 'data-anonymous-id="GA1.1.22.33"');
  await page.evaluate(
    `import('${ingest.origin}/sdk/handoff.js').then(({ default: decorateLinks }) => {
      decorateLinks(footfall, ['127.0.0.1']);
      const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
      root.innerHTML = '<a href="${there}/checkout">pay</a>';
    })`,
  );
  shop.page(
    '/checkout',
    '',
    `<script type="module">
      import { handedOver } from '${ingest.origin}/sdk/handoff.js';
      window.handed = handedOver();
    </script>`,
  );
  await page.click('a');
  await page.waitForURL('**/checkout*');
  await page.waitForFunction('window.handed');
  expect(await page.evaluate('handed')).toBe('GA1.1.22.33');
  const other = await newPage();
  await other.goto(`${there}/checkout?ff_token=nothing`);
  await other.waitForFunction(`'handed' in window`);
  expect(await other.evaluate('window.handed')).toBeUndefined();
});

import { expect, test } from 'vitest';
import { MovableTime } from './support/movable-time.ts';
import { ready } from './support/open.ts';
import { expectCounted, FAILED_REQUESTS, useScenario } from './support/scenario.ts';

const scenario = useScenario();
const CART = `footfall.cartUpdated([{ id: 1, price: 2 }])`;
const PRODUCTS = [{ product_id: '1', price: 2, quantity: 1 }];

const HOSTILE: [string, string][] = [
  [
    'lists have a toJSON (Prototype.js)',
    `Array.prototype.toJSON = function () { return '[' + this.map((one) => JSON.stringify(one)).join() + ']'; }`,
  ],
  ['Array.prototype has more members', `Array.prototype.last = function () {}; Array.prototype.flatMap = null`],
  [
    'the prototypes are frozen',
    `[Object, Array, String, Function, Promise].forEach((c) => Object.freeze(c.prototype))`,
  ],
  ['JSON and fetch are frozen', `Object.freeze(JSON); Object.freeze(window.fetch)`],
  [
    'fetch is wrapped',
    `{ const real = window.fetch; window.fetch = async function (...args) { return real.apply(this, args); } }`,
  ],
  [
    'history is wrapped',
    `{ const real = history.pushState; history.pushState = function (...args) { return real.apply(this, args); } }`,
  ],
];

for (const [what, script] of HOSTILE) {
  test(`a page where ${what} still tells everything as it is`, async () => {
    const { shop, ingest, tag, newPage } = scenario;
    const page = await newPage();
    await page.goto(shop.page('/', '', `<script>${script}</script>${tag()}`));
    await ready(page);
    await page.evaluate(CART);
    await expectCounted(ingest, ['page', 'Cart Updated']);
    expect(ingest.counted[1]?.properties).toEqual({ products: PRODUCTS });
  });
}

test('a page whose fetch throws gets no error, and the next page tells everything', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const time = await MovableTime.of(scenario);
  const page = await newPage();
  await page.goto(shop.page('/', '', `<script>window.fetch = () => { throw new Error('mine') }</script>${tag()}`));
  await ready(page);
  await page.evaluate(CART);
  await page.goto(shop.page('/next', '', tag('data-auto-page="false"')));
  await time.passUntilCounted(ingest, ['page', 'Cart Updated'], 20_000);
});

test('a page whose JSON throws gets no error', async () => {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(
    shop.page('/', '', `<script>JSON.stringify = JSON.parse = () => { throw new Error('mine') }</script>${tag()}`),
  );
  await ready(page);
  await page.evaluate(`${CART}; footfall.track('x'); footfall.identify('u'); footfall.reset(); footfall.consent(true)`);
});

test('tools that ask the SDK what it is get an answer', async () => {
  const { shop, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await ready(page);
  const answers = await page.evaluate(`[
    Object.prototype.toString.call(footfall), String(footfall), typeof footfall[Symbol.iterator],
    typeof footfall.then, typeof footfall.toJSON, structuredClone(JSON.parse(JSON.stringify({ footfall }))).footfall.writeKey]`);
  expect(answers).toEqual(['[object Object]', '[object Object]', 'undefined', 'undefined', 'undefined', 'wk_demo']);
});

test('arguments that cannot be told reach the error listener, never the page', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await ready(page);
  const errors = await page.evaluate(`
    const errors = [];
    footfall.on('error', (error) => errors.push(error.name));
    const circle = {}; circle.self = circle;
    footfall.track('Circle', circle);
    footfall.track('Big', { n: 1n });
    footfall.track('Getter', { get trap() { throw new RangeError('no') } });
    footfall.use(() => { throw new SyntaxError('mine') });
    footfall.track('Middleware');
    footfall.push(['nosuchmethod'], null);
    errors`);
  expect(errors).toEqual(['TypeError', 'TypeError', 'RangeError', 'SyntaxError', 'TypeError']);
  await expectCounted(ingest, ['page']);
});

test('an answer that is not an answer changes nothing for the page', async () => {
  const { shop, ingest, tag, newPage } = scenario;
  scenario.allowedNoise = FAILED_REQUESTS;
  const answers = ['null', '{"results":[null,{"index":"x"}],"actions":[{"type":"unknown"},null]}', '[]', '"<html>"'];
  ingest.script = (_, response, count) => {
    response.end(answers[count - 1] ?? '{}');
    return 'handled';
  };
  const time = await MovableTime.of(scenario);
  const page = await newPage();
  await page.goto(shop.page('/', '', tag()));
  await time.passUntil(
    'answered',
    () => ingest.attempts.length > 1,
    () => ingest.attempts.length,
    10_000,
  );
});

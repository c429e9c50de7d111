import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { order, shop } from './support/shop.ts';

const { open } = shop();
const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

async function judge(page: Page): Promise<void> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (tags) => (window as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({ runOnly: tags }),
    TAGS,
  );
  expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))).toEqual([]);
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
    'nothing is wider than the window',
  ).toBe(true);
}

describe.each([
  ['wide', { width: 1280, height: 800 }],
  ['at 320 px', { width: 320, height: 640 }],
])('every page is accessible, %s', (_, viewport) => {
  test('from the catalogue to the thank-you page', async () => {
    const page = await open('', { viewport });
    await judge(page);
    await page.getByTestId('flavour').first().getByRole('link').click();
    await page.getByTestId('add-to-cart').first().click();
    await judge(page);
    await page.getByTestId('cart-link').click();
    await judge(page);
    await page.getByTestId('checkout').click();
    await page.getByTestId('place-order').click();
    await judge(page);
    await order(page);
    await judge(page);
  });

  test('without anything in them', async () => {
    const page = await open('', { viewport });
    for (const path of ['cart.html', 'checkout.html', 'thanks.html', 'product.html?id=none']) {
      await page.goto(new URL(path, page.url()).href);
      await page.getByTestId('empty').waitFor();
      await judge(page);
    }
  });
});

import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** Waits until an expression holds in the page. Playwright's own waiting evaluates text there, which the page's policy forbids. */
export async function becomesTrue(page: Page, expression: string): Promise<void> {
  await expect.poll(() => page.evaluate(expression), { timeout: 10_000, message: expression }).toBe(true);
}

import { readFileSync } from 'node:fs';
import { campaignRecipes } from '@footfall/engine';
import { simulate } from '@footfall/engine/testing';
import { expect, test } from 'vitest';

const guide = readFileSync(new URL('../docs/guides/testing-campaigns.md', import.meta.url), 'utf8');
/** What the examples import; the campaigns are the recipes as they are shipped. */
const recipe = (id: string) => campaignRecipes('EUR').find((one) => one.id === id)?.definition;
const files: Record<string, unknown> = { cart: recipe('cart-abandonment'), drop: recipe('price-drop') };
const examples = [...guide.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = '']) => code);

test('the guide has examples', () => {
  expect(examples.length).toBeGreaterThanOrEqual(2);
});

for (const example of examples) {
  const code = example.replaceAll(/^import .*\n/gm, '');
  // They are written in what TypeScript and JavaScript share, so that they can be run as they stand.
  new Function('simulate', 'expect', 'test', ...Object.keys(files), code)(
    simulate,
    expect,
    (name: string, run: () => void) => test(`the guide’s example: ${name}`, run),
    ...Object.values(files),
  );
}

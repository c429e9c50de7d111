import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, test } from 'vitest';
import { FootfallProvider, useFootfall } from './react.ts';

test('importing does nothing, and on a server every call is a no-op', async () => {
  const before = Reflect.ownKeys(globalThis).length;
  const { init } = await import('./index.ts');
  expect(Reflect.ownKeys(globalThis)).toHaveLength(before);
  const footfall = init({ writeKey: 'wk_demo', host: 'https://events.example.com' });
  footfall.track('Nothing');
  footfall.productViewed({ product_id: 'v' });
  footfall.identify('u');
  footfall.consent(true);
  await footfall.flush();
  expect(init({ writeKey: 'wk_demo' })).not.toBe(footfall);
});

const Key = () => createElement('b', null, useFootfall().writeKey);

test('React renders on a server as in a browser', () => {
  expect(renderToString(createElement(FootfallProvider, { writeKey: 'wk_demo' }, createElement(Key)))).toBe(
    '<b>wk_demo</b>',
  );
});

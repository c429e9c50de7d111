import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBrowser, Footfall } from './support/footfall.ts';
import { until } from './support/until.ts';

/** What is published on the demo site is in force after this long, as its guide says. */
const IN_FORCE_MS = 2_000;

let footfall: Footfall;
beforeAll(async () => {
  footfall = await Footfall.start();
});
afterAll(() => footfall?.stop());

test('what is published on the demo site is in force within 2 seconds, for people and for what they caused', async () => {
  await footfall.tell([{ type: 'page', messageId: 'before', anonymousId: 'before' }], asBrowser);
  const segment = { id: 'newest', name: 'Newest', include: 'everyone', when: { op: 'did', event: 'page' } };
  await footfall.post('/v1/segments', segment);
  expect((await footfall.post('/v1/segments/newest/publish', {})).status).toBe(202);
  const published = Date.now();
  const size = async () => (await footfall.get<{ size: number }>('/v1/segments/newest')).size;
  let told = 0;
  await until(async () => {
    told += 1;
    await footfall.tell([{ type: 'page', messageId: `page-${told}`, anonymousId: `device-${told}` }], asBrowser);
    return (await size()) > 0;
  }, 'somebody to enter');
  expect(Date.now() - published).toBeLessThan(IN_FORCE_MS);
});

import { identityToken } from '@footfall/sdk/identity-token';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asBrowser, Footfall, statuses } from './support/footfall.ts';

/** The identity secret of the demo site, which exists on a laptop only. */
const DEMO_SECRET = 'ik_demo_only_for_a_laptop_never_deployed';

let footfall: Footfall;
beforeAll(async () => {
  footfall = await Footfall.start();
});
afterAll(() => footfall?.stop());

test('the token that the SDK’s helper makes on a server vouches for its user', async () => {
  const token = await identityToken({ site: 'demo', userId: 'guide-user', secret: DEMO_SECRET });
  const event = { type: 'page', messageId: 'guide-1', anonymousId: 'guide-device', userId: 'guide-user' };
  const answer = await (await footfall.post('/v1/batch', { batch: [event], token }, asBrowser)).json();
  expect(statuses(answer as never)).toEqual(['accepted']);
  expect(answer).not.toHaveProperty('token');
  expect(await footfall.get('/v1/customers/guide-user')).toMatchObject({ trust: 'known' });
});

test('it refuses to make what would be refused', async () => {
  const options = { site: 'demo', userId: 'guide-user', secret: DEMO_SECRET };
  await expect(identityToken({ ...options, userId: '' })).rejects.toThrow('userId');
  await expect(identityToken({ ...options, seconds: 90_000 })).rejects.toThrow('24 hours');
});

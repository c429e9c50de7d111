import { expect, test } from 'vitest';
import { anonymous, post, statuses, view } from '../testing/worker.ts';

const { anonymousId: _nobody, ...nameless } = view('x');

test('a batch says once whom its events are about; an event with an id of its own takes none of it', async () => {
  const batch = [
    { ...nameless, messageId: 'shared-1' },
    { ...nameless, messageId: 'shared-2', anonymousId: null, userId: null },
    { ...nameless, messageId: 'shared-3', anonymousId: 'shared-other' },
  ];
  const response = await post('/v1/batch', { batch, anonymousId: 'shared-device', userId: 'shared-user' });
  expect(statuses(await response.json())).toEqual(['accepted', 'accepted', 'accepted']);
  const device = await anonymous('shared-device').view();
  expect(device?.profile.claims.userId).toBe('shared-user');
  expect(device?.profile.counts['Product Viewed']).toBe(2);
  expect((await anonymous('shared-other').view())?.profile.claims.userId).toBeUndefined();
});

test('ids of a batch are judged with each event, and never make one that is none', async () => {
  const batch = [{ ...nameless, messageId: 'shared-4' }, 'text', null];
  for (const anonymousId of ['undefined', '', { a: 1 }, ['x'], 'x'.repeat(300)]) {
    const response = await post('/v1/batch', { batch, anonymousId });
    expect(response.status).toBe(200);
    expect(statuses(await response.json())).toEqual(['invalid', 'invalid', 'invalid']);
  }
});

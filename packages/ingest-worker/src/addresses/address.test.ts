import { runInDurableObject } from 'cloudflare:test';
import { describe, expect, test } from 'vitest';
import { bindings, SITE } from '../testing/worker.ts';
import { addressName } from './address-name.ts';
import { addressStub } from './address-stub.ts';

const ADDRESS = 'ann@example.com';
const door = () => addressStub(bindings, SITE, 'email', ADDRESS);

describe('an address’s object', () => {
  test('10,000 invented customers with one address get one confirmation out', async () => {
    const address = await door();
    const now = Date.now();
    const verdicts = await Promise.all(
      Array.from({ length: 10_000 }, (_, index) =>
        address.claim({ deliveryId: `d${index}`, verified: false, confirmation: true }, now),
      ),
    );
    expect(verdicts.filter((verdict) => verdict === 'send')).toHaveLength(1);
  });

  test('is found by site, channel and address, and keeps none of them', async () => {
    const { FOOTFALL_SECRET: secret } = bindings;
    const names = await Promise.all([
      addressName(secret, SITE, 'email', ADDRESS),
      addressName(secret, 'other', 'email', ADDRESS),
      addressName(secret, SITE, 'sms', ADDRESS),
      addressName(btoa('x'.repeat(32)), SITE, 'email', ADDRESS),
    ]);
    expect(new Set(names).size).toBe(4);
    const address = await door();
    await address.suppress('bounced', 1);
    await runInDurableObject(address, (_object, state) => {
      expect(JSON.stringify(state.storage.sql.exec('SELECT * FROM address').toArray())).not.toContain('ann');
    });
  });

  test('stays suppressed until its owner says otherwise', async () => {
    const address = await door();
    await address.suppress('unsubscribed', 5);
    expect(await address.claim({ deliveryId: 'a', verified: true }, 6)).toBe('suppressed');
    expect(await address.view()).toEqual({
      suppressed: { reason: 'unsubscribed', at: 5 },
      verifiedAt: null,
      welcomes: 0,
    });
    await address.verify(7);
    expect(await address.claim({ deliveryId: 'a', verified: false }, 8)).toBe('send');
  });
});

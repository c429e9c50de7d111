import { Webhook } from 'standardwebhooks';
import { Webhook as Svix } from 'svix';
import { describe, expect, test } from 'vitest';
import { newSigningSecret, signedHeaders } from './sign-webhook.ts';

describe('signatures are those of Standard Webhooks 1.0', () => {
  test('the specification’s own vector', async () => {
    const headers = await signedHeaders(
      ['whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'],
      'msg_p5jXN8AQM9LWM0D4loKWxJek',
      1614265330,
      '{"test": 2432232314}',
    );
    expect(headers['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('the official library verifies what we sign and refuses what was altered', async () => {
    const secret = newSigningSecret();
    const body = JSON.stringify({ type: 'order.completed', data: { note: 'Größe 42 — ✓' } });
    const headers = await signedHeaders([secret], 'msg_1', Math.floor(Date.now() / 1000), body);
    expect(new Webhook(secret).verify(body, headers)).toEqual(JSON.parse(body));
    expect(() => new Webhook(secret).verify(`${body} `, headers)).toThrow();
    expect(() => new Webhook(newSigningSecret()).verify(body, headers)).toThrow();
  });

  test.each([
    ['standardwebhooks', Webhook],
    ['svix', Svix],
  ] as const)('while a secret is rotated %s verifies with either, and with no other', async (_name, Library) => {
    const [fresh, former] = [newSigningSecret(), newSigningSecret()];
    const body = '{"type":"order.completed"}';
    const headers = await signedHeaders([fresh, former], 'msg_1', Math.floor(Date.now() / 1000), body);
    for (const secret of [fresh, former]) {
      expect(() => new Library(secret).verify(body, headers)).not.toThrow();
    }
    expect(() => new Library(newSigningSecret()).verify(body, headers)).toThrow();
  });
});

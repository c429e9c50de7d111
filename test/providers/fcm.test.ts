import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt } from 'jose';
import { describe, expect, test } from 'vitest';
import { fcm } from '../../packages/ingest-worker/src/deliveries/messages/push/fcm.ts';
import { Provider, push } from '../support/provider.ts';

const provider = Provider.forTests();

describe('Firebase Cloud Messaging', () => {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  });
  let nth = 0;
  const adapter = () => {
    nth += 1;
    return fcm({
      projectId: 'p',
      clientEmail: `robot-${nth}@p.example`,
      privateKey,
      tokenUrl: `${provider.baseUrl}/token`,
      baseUrl: provider.baseUrl,
    });
  };

  test('gets a token by a signed assertion, once, and is asked as its reference says', async () => {
    provider.answer = { status: 200, body: { name: 'projects/p/messages/1' } };
    const one = adapter();
    expect(await one.send(push)).toEqual({ outcome: 'sent', providerId: 'projects/p/messages/1' });
    await one.send(push);
    expect(provider.seen.map(({ path }) => path)).toEqual([
      '/token',
      '/v1/projects/p/messages:send',
      '/v1/projects/p/messages:send',
    ]);
    const claims = decodeJwt(new URLSearchParams(provider.seen[0]?.body).get('assertion') ?? '');
    expect(claims).toMatchObject({
      scope: 'https://www.googleapis.com/auth/firebase.messaging',
      aud: `${provider.baseUrl}/token`,
    });
    expect(provider.seen[1]?.headers.authorization).toBe('Bearer at');
    expect(JSON.parse(provider.seen[1]?.body ?? '')).toEqual({
      message: {
        token: 't',
        notification: { title: 'Hi', body: 'There' },
        data: { delivery_id: 'msg_1', url: 'https://shop.example/' },
        webpush: { fcm_options: { link: 'https://shop.example/' } },
      },
    });
  });

  const refused = (status: number, errorCode: string) => ({
    status,
    body: { error: { status: 'X', details: [{ errorCode }] } },
  });
  test.each([
    [refused(404, 'UNREGISTERED'), { outcome: 'refused', permanent: true, reason: 'UNREGISTERED', deadAddress: true }],
    [
      refused(403, 'SENDER_ID_MISMATCH'),
      { outcome: 'refused', permanent: true, reason: 'SENDER_ID_MISMATCH', deadAddress: true },
    ],
    [refused(400, 'INVALID_ARGUMENT'), { outcome: 'refused', permanent: true, reason: 'INVALID_ARGUMENT' }],
    [
      refused(401, 'THIRD_PARTY_AUTH_ERROR'),
      { outcome: 'refused', permanent: false, reason: 'THIRD_PARTY_AUTH_ERROR' },
    ],
    [refused(429, 'QUOTA_EXCEEDED'), { outcome: 'refused', permanent: false, reason: 'HTTP 429' }],
    [refused(500, 'INTERNAL'), { outcome: 'unknown', reason: 'HTTP 500' }],
  ])('answers %j, which means %j', async (told, outcome) => {
    provider.answer = told;
    expect(await adapter().send(push)).toEqual(outcome);
  });
});

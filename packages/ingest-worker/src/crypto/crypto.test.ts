import { describe, expect, test } from 'vitest';
import { bindings } from '../testing/worker.ts';
import { hashPassword, verifyPassword } from './password.ts';
import { seal, unseal } from './seal.ts';
import { readToken, signToken } from './signed-token.ts';

const SECRET = bindings.FOOTFALL_SECRET;
const OTHER_SECRET = btoa('another secret of thirty-two bytes!');

describe('what is sealed', () => {
  test('opens where it was sealed, and is never written twice the same', async () => {
    const [one, other] = await Promise.all([seal(SECRET, 'key/1', 'ik_ß🍦'), seal(SECRET, 'key/1', 'ik_ß🍦')]);
    expect(one).not.toBe(other);
    expect(await unseal(SECRET, 'key/1', one)).toBe('ik_ß🍦');
  });

  test('does not open in another place, under another secret, or with a letter changed', async () => {
    const sealed = await seal(SECRET, 'key/1', 'ik_secret');
    const changed = sealed.replace(/.$/, (last) => (last === 'A' ? 'Q' : 'A'));
    await expect(unseal(SECRET, 'key/2', sealed)).rejects.toThrow();
    await expect(unseal(OTHER_SECRET, 'key/1', sealed)).rejects.toThrow();
    for (const text of [changed, sealed.split('.')[0] ?? '', '', '.', 'x.y']) {
      await expect(unseal(SECRET, 'key/1', text)).rejects.toThrow();
    }
  });

  test('needs a secret of 32 bytes', async () => {
    await expect(seal(btoa('short'), 'key/1', 'x')).rejects.toThrow('32');
  });
});

describe('a signed token', () => {
  const now = 1_800_000_000_000;
  const claims = { who: 'ann', exp: now / 1000 };

  test('is read until its end, for the purpose it was made for', async () => {
    const token = await signToken(SECRET, 'response-token', claims);
    expect(await readToken(SECRET, 'response-token', token, now)).toEqual(claims);
    expect(await readToken(SECRET, 'response-token', token, now + 1)).toBeUndefined();
    expect(await readToken(SECRET, 'session', token, now)).toBeUndefined();
    expect(await readToken(OTHER_SECRET, 'response-token', token, now)).toBeUndefined();
  });

  test('with other claims, or cut, or no token at all, says nothing', async () => {
    const token = await signToken(SECRET, 'session', claims);
    const [body = '', signature = ''] = token.split('.');
    const [others] = (await signToken(SECRET, 'session', { ...claims, who: 'bob' })).split('.');
    for (const text of [
      `${others}.${signature}`,
      `${body}.`,
      body,
      signature,
      '',
      '.',
      '%.%',
      `${body}.${signature.slice(1)}`,
    ]) {
      expect([text, await readToken(SECRET, 'session', text, now)]).toEqual([text, undefined]);
    }
  });
});

test('a password is known again, and no other is; what is stored is no password', async () => {
  const stored = await hashPassword('ice cream 🍦');
  expect(await verifyPassword('ice cream 🍦', stored)).toBe(true);
  for (const wrong of ['ice cream', '', stored]) expect(await verifyPassword(wrong, stored)).toBe(false);
  expect(await verifyPassword('', '')).toBe(false);
});

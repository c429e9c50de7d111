import { describe, expect, test } from 'vitest';
import type { Env } from '../env.ts';
import { limitRate } from './rate-limit.ts';

/** Counts what it is asked for; refuses these. */
function limits(refused: string[] = []) {
  const asked: string[] = [];
  const limit = async ({ key }: { key: string }) => {
    asked.push(key);
    return { success: !refused.includes(key) };
  };
  return { asked, env: { KEY_LIMIT: { limit }, ADDRESS_LIMIT: { limit } } as unknown as Env };
}

const caller = (speaks: 'write' | 'secret') => ({ speaks, site: { id: 'shop' } }) as Parameters<typeof limitRate>[1];

describe('who asks too often is told when to come again', () => {
  test.each([
    ['by write key', 'write', 'shop write'],
    ['by secret key', 'secret', 'shop secret'],
    ['by address', 'write', '192.0.2.7'],
  ] as const)('%s', async (_name, speaks, key) => {
    const { env } = limits([key]);
    await expect(limitRate(env, caller(speaks), '192.0.2.7')).rejects.toMatchObject({
      status: 429,
      code: 'rate_limited',
      headers: { 'retry-after': '10' },
    });
  });

  test('a public key is counted by address too, a server is not, nor is a laptop', async () => {
    const asked = async (speaks: 'write' | 'secret', address?: string) => {
      const { env, asked: keys } = limits();
      await limitRate(env, caller(speaks), address);
      return keys;
    };
    expect(await asked('write', '192.0.2.7')).toEqual(['shop write', '192.0.2.7']);
    expect(await asked('secret', '192.0.2.7')).toEqual(['shop secret']);
    expect(await asked('write', '::1')).toEqual(['shop write']);
    expect(await asked('write')).toEqual(['shop write']);
  });

  test('one household of IPv6 is one caller: it has more addresses than anybody could count', async () => {
    const counted = async (address: string) => {
      const { env, asked } = limits();
      await limitRate(env, caller('write'), address);
      return asked[1];
    };
    const home = await counted('2001:db8:1:2:aaaa:bbbb:cccc:dddd');
    for (const address of ['2001:db8:1:2::', '2001:db8:1:2::1', '2001:db8:1:2:0:5::7'])
      expect(await counted(address)).toBe(home);
    for (const address of ['2001:db8:1:3::1', '2001:db8::1', '192.0.2.7'])
      expect(await counted(address)).not.toBe(home);
    expect(await counted('2001:db8::1')).toBe(await counted('2001:db8:0:0:ffff::'));
    expect(await counted('::ffff:192.0.2.7')).not.toBe(await counted('::ffff:192.0.2.8'));
  });
});

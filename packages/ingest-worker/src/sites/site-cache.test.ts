import { env } from 'cloudflare:test';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Env } from '../env.ts';
import { bindings } from '../testing/worker.ts';
import { insertKey, revokeKey } from './key-store.ts';
import { type KeyKind, newKey } from './new-key.ts';
import { holderOf } from './site-cache.ts';

/** As deployed: the tests' own setting, which asks the database each time, is taken away. */
const { SITE_CACHE_SECONDS: _never, ...deployed } = env as unknown as Env;
const reads = vi.fn();
const counting = {
  ...deployed,
  DB: {
    prepare(sql: string) {
      reads();
      return bindings.DB.prepare(sql);
    },
  } as D1Database,
} as Env;

let now = 0;
beforeEach(() => {
  now = Date.now() + 3_600_000;
  vi.spyOn(Date, 'now').mockImplementation(() => now);
});
afterEach(() => {
  vi.restoreAllMocks();
  reads.mockClear();
});

async function made(kind: KeyKind): Promise<{ key: string; id: string }> {
  const { key, row } = await newKey(bindings.FOOTFALL_SECRET, kind);
  await insertKey(bindings.DB, 'demo', row, now).run();
  return { key, id: row.id };
}

const opens = async (key: string) => (await holderOf(counting, key))?.kind;
/** What is read behind an answer has arrived. */
const readBehind = (times: number) => vi.waitFor(() => expect(reads).toHaveBeenCalledTimes(times));

describe('the database is asked for a key at most every 10 s', () => {
  test('by whom it knows', async () => {
    const { key } = await made('write');
    expect([await opens(key), await opens(key)]).toEqual(['write', 'write']);
    now += 9_999;
    expect(await opens(key)).toBe('write');
    expect(reads).toHaveBeenCalledTimes(1);
  });

  test('by whom nobody knows', async () => {
    for (const _again of [1, 2, 3]) expect(await opens('wk_nobody_has_this_one')).toBeUndefined();
    expect(reads).toHaveBeenCalledTimes(1);
  });
});

test('a key that was asked for before it was made works within 10 s, without a wrong answer in between', async () => {
  const { key, row } = await newKey(bindings.FOOTFALL_SECRET, 'write');
  expect(await opens(key)).toBeUndefined();
  await insertKey(bindings.DB, 'demo', row, now).run();
  now += 10_000;
  expect(await opens(key)).toBe('write');
});

test('a new key works at once', async () => {
  const { key } = await made('secret');
  expect(await opens(key)).toBe('secret');
});

describe.each<KeyKind>(['write', 'secret'])('a revoked %s key', (kind) => {
  test('that nobody has used for 30 s is dead when it is used again', async () => {
    const { key, id } = await made(kind);
    expect(await opens(key)).toBe(kind);
    await revokeKey(bindings.DB, 'demo', id, now);
    now += 30_000;
    expect(await opens(key)).toBeUndefined();
  });

  test('that is in use answers once while it is read anew, and is dead', async () => {
    const { key, id } = await made(kind);
    expect(await opens(key)).toBe(kind);
    await revokeKey(bindings.DB, 'demo', id, now);
    now += 10_000;
    expect(await opens(key)).toBe(kind);
    await readBehind(2);
    await vi.waitFor(async () => expect(await opens(key)).toBeUndefined());
  });

  test('is dead after 30 s though the database cannot be asked behind the answer', async () => {
    const { key, id } = await made(kind);
    expect(await opens(key)).toBe(kind);
    await revokeKey(bindings.DB, 'demo', id, now);
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const broken = {
      ...counting,
      DB: { prepare: () => ({ bind: () => ({ first: () => Promise.reject(new Error('D1')) }) }) },
    };
    now += 29_999;
    expect((await holderOf(broken as unknown as Env, key))?.kind).toBe(kind);
    now += 1;
    await expect(holderOf(broken as unknown as Env, key)).rejects.toThrow('D1');
    expect(await opens(key)).toBeUndefined();
  });
});

test('an identity secret opens nothing', async () => {
  const { key } = await made('identity');
  expect(await opens(key)).toBeUndefined();
});

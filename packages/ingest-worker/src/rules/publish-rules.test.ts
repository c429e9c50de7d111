import { SELF } from 'cloudflare:test';
import type { Rules } from '@footfall/engine';
import { describe, expect, test, vi } from 'vitest';
import { holderOf } from '../sites/site-cache.ts';
import { Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';
import { newestRulesVersion } from './newest-rules-version.ts';
import { publishRules } from './publish-rules.ts';
import { newestRules } from './store.ts';

const survey = (id: string) => ({ id, revision: 1, trigger: 'Order Completed' });
const addSurvey = (id: string) => (rules: Rules) => ({
  parts: { surveys: [...rules.surveys, survey(id)] },
  wakes: false,
});
const PARTS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

describe('who published finds it in force at once', () => {
  test('however long keys and versions are remembered', async () => {
    const shop = await Shop.open();
    const env = { ...bindings, SITE_CACHE_SECONDS: '3600' };
    const key = shop.headers.authorization?.replace('Bearer ', '') ?? '';
    const inForce = async () => [(await holderOf(env, key))?.site.rulesVersion, await newestRulesVersion(env, shop.id)];
    expect(await inForce()).toEqual([1, 1]);
    const reading = inForce();
    await publishRules(env, shop.id, addSurvey('first'), 0);
    await reading;
    expect(await inForce()).toEqual([2, 2]);
  });

  test('and a revoked key is dead at once', async () => {
    const shop = await Shop.open();
    const env = { ...bindings, SITE_CACHE_SECONDS: '3600' };
    const key = shop.headers.authorization?.replace('Bearer ', '') ?? '';
    expect((await holderOf(env, key))?.site.id).toBe(shop.id);
    const admin = { authorization: 'Bearer ad_test' };
    const keys = await SELF.fetch(`https://footfall.test/v1/sites/${shop.id}/keys`, { headers: admin });
    const { data } = await keys.json<{ data: { id: string; kind: string }[] }>();
    const { id } = data.find(({ kind }) => kind === 'secret') ?? { id: '' };
    await SELF.fetch(`https://footfall.test/v1/sites/${shop.id}/keys/${id}`, { method: 'DELETE', headers: admin });
    expect(await holderOf(env, key)).toBeUndefined();
  });
});

describe('rules are published as a whole new version', () => {
  test('of which one part is new and the others are as they were', async () => {
    const { id } = await Shop.open();
    await publishRules(bindings, id, addSurvey('first'), 0);
    const rules = await publishRules(bindings, id, () => ({ parts: { segments: [] }, wakes: false }), 0);
    expect(rules).toEqual({
      version: 3,
      currency: 'EUR',
      timeZone: 'Europe/Berlin',
      rewards: 'trusted',
      messaging: { consent: 'assumed' },
      surveys: [survey('first')],
      segments: [],
    });
    expect(await newestRules(bindings.DB, id)).toEqual(rules);
    expect(await bindings.CONFIG.get(`rules/${id}/3`, 'json')).toEqual(rules);
  });

  test('publishes that race all take effect, each in a version of its own', async () => {
    const { id } = await Shop.open();
    const published = await Promise.all(PARTS.map((part) => publishRules(bindings, id, addSurvey(part), 0)));
    expect(published.map(({ version }) => version).toSorted((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
    const { surveys } = await newestRules(bindings.DB, id);
    expect(surveys.map((one) => one.id).toSorted()).toEqual(PARTS);
    for (const rules of published) {
      expect(await bindings.CONFIG.get(`rules/${id}/${rules.version}`, 'json')).toEqual(rules);
    }
  });

  test('what the caller writes with them is written with them, or not at all', async () => {
    const { id } = await Shop.open();
    const broken = bindings.DB.prepare('INSERT INTO sites (id) VALUES (?)').bind(id);
    const publish = publishRules(bindings, id, () => ({ parts: { surveys: [] }, wakes: true, writes: [broken] }), 0);
    await expect(publish).rejects.toThrow(/constraint/i);
    expect((await newestRules(bindings.DB, id)).version).toBe(1);
    expect(await bindings.CONFIG.get(`rules/${id}/2`)).toBeNull();
  });

  test('nothing to change makes no version; a refusal is the caller’s own', async () => {
    const { id } = await Shop.open();
    expect((await publishRules(bindings, id, () => undefined, 0)).version).toBe(1);
    const refused = publishRules(
      bindings,
      id,
      () => {
        throw new Error('not like this');
      },
      0,
    );
    await expect(refused).rejects.toThrow('not like this');
  });

  test('without KV they are in force all the same', async () => {
    const { id } = await Shop.open();
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const CONFIG = { put: () => Promise.reject(new Error('KV is away')) } as unknown as KVNamespace;
    await publishRules({ ...bindings, CONFIG }, id, addSurvey('first'), 0);
    expect((await newestRules(bindings.DB, id)).surveys).toHaveLength(1);
  });
});

import { describe, expect, test } from 'vitest';
import { step } from '../step.ts';
import { Campaigner, DAY_MS, greeting, HOUR_MS, NOON, rulesOf, segment } from '../testing/campaigner.ts';
import { taken, tookOrder } from '../testing/taken.ts';
import { campaignRecipes } from './campaign-recipes.ts';
import type { CampaignNews } from './news.ts';
import { nextBroadcast } from './next-broadcast.ts';

const hears = (ann: Campaigner, news: CampaignNews) => {
  ann.until(news.at);
  ann.take(step(ann.state, { kind: 'news', news }, ann.rules, ann.now, () => false));
  return ann;
};
const recipe = (id: string) => {
  const found = campaignRecipes('EUR').find((one) => one.id === id);
  if (!found) throw new Error(`no recipe ${id}`);
  return found.definition;
};

describe('a date', () => {
  const onDate = (trigger: object) =>
    greeting({ trigger: { on: 'date', trait: 'renewal', repeats: 'once', time: '09:00', ...trigger } as never });
  const begun = (ann: Campaigner) => ann.of('campaign.started').map(({ at }) => new Date(at).toISOString());

  test('begins a campaign by the clock where the customer is, so many days before it', () => {
    const traits = { renewal: '2026-03-30', timezone: 'America/New_York' };
    const ann = new Campaigner(rulesOf({ hi: onDate({ days: -3 }) }), NOON, traits).later(90 * DAY_MS);
    expect(begun(ann)).toEqual(['2026-03-27T13:00:00.000Z']);
  });

  test('on which clocks are put forward is nine in the morning all the same', () => {
    const ann = new Campaigner(rulesOf({ hi: onDate({}) }), NOON, { renewal: '2026-03-29' }).later(90 * DAY_MS);
    expect(begun(ann)).toEqual(['2026-03-29T07:00:00.000Z']);
  });

  test('of 29 February comes on the 28th of other years', () => {
    const rules = rulesOf({ hi: { ...onDate({ repeats: 'yearly' }), reentry: { policy: 'every' } } });
    const ann = new Campaigner(rules, NOON, { renewal: '2024-02-29' });
    for (let day = 0; day < 1_000; day += 1) ann.later(DAY_MS);
    expect(begun(ann).map((at) => at.slice(0, 10))).toEqual(['2026-02-28', '2027-02-28', '2028-02-29']);
  });

  test('that is over when the campaign is published begins nothing, nor one that the trait does not name', () => {
    const rules = rulesOf({ hi: onDate({}) });
    const published = (rules.campaigns ?? []).map((rule) => ({ ...rule, since: NOON + 5 * DAY_MS }));
    const ann = new Campaigner({ ...rules, campaigns: [] }, NOON, { renewal: '2026-01-17' });
    ann.now += 5 * DAY_MS;
    ann.rules = { ...rules, version: 2, campaigns: published };
    ann.take(step(ann.state, { kind: 'wake' }, ann.rules, ann.now, () => false));
    expect(begun(ann.later(30 * DAY_MS))).toEqual([]);
    const bob = new Campaigner(rules, NOON, { renewal: 'soon' });
    expect(bob.wakeAt).toBeUndefined();
  });

  test('that moves takes its timer with it, and one that passed under a condition does not come again', () => {
    const only = { op: 'trait' as const, trait: 'plan', test: { is: 'set' as const } };
    const ann = new Campaigner(rulesOf({ hi: { ...onDate({}), only } }), NOON, { renewal: '2026-01-17' });
    ann.tell(taken({ type: 'identify', traits: { renewal: '2026-01-20' } }, NOON + HOUR_MS));
    ann.until(Date.UTC(2026, 0, 18));
    expect(ann.state.campaigns?.dates).toBeUndefined();
    ann.until(Date.UTC(2026, 0, 21));
    ann.tell(taken({ type: 'identify', traits: { plan: 'gold' } }, ann.now)).later(DAY_MS);
    expect(begun(ann)).toEqual([]);
  });
});

describe('a broadcast', () => {
  const when = { op: 'trait' as const, trait: 'plan', test: { is: 'set' as const } };
  const hi = greeting({ trigger: { on: 'broadcast', segment: 'vip' }, reentry: { policy: 'every' } });
  const rules = rulesOf({ hi }, {}, { segments: [segment('vip', when)] });
  const news = (at: number): CampaignNews => ({ kind: 'broadcast', campaign: 'hi', at });

  test('that is told twice begins once, and begins again with its next turn', () => {
    const ann = new Campaigner(rules, NOON, { plan: 'gold' });
    hears(hears(ann, news(NOON + 1)), news(NOON + 1));
    expect(ann.asked).toHaveLength(1);
    ann.claim();
    hears(ann, news(NOON + DAY_MS));
    expect(ann.asked).toHaveLength(2);
  });

  test('begins nothing for who has left its segment since', () => {
    const ann = new Campaigner(rules, NOON, { plan: 'gold' });
    ann.tell(taken({ type: 'identify', traits: { plan: null } }, NOON + 1));
    expect(hears(ann, news(NOON + 2)).asked).toEqual([]);
  });

  test('comes again at the same time by the site’s clocks', () => {
    const first = Date.UTC(2026, 0, 31, 8);
    const turn = (turns: number, every: 'day' | 'week' | 'month') =>
      new Date(nextBroadcast(first, turns, every, 'Europe/Berlin') ?? 0).toISOString();
    expect(turn(1, 'month')).toBe('2026-02-28T08:00:00.000Z');
    expect(turn(3, 'month')).toBe('2026-04-30T07:00:00.000Z');
    expect(turn(9, 'week')).toBe('2026-04-04T07:00:00.000Z');
    expect(turn(1, 'day')).toBe('2026-02-01T08:00:00.000Z');
    expect(nextBroadcast(first, 1, undefined, 'UTC')).toBeUndefined();
  });
});

describe('news of a product', () => {
  const drop = (minor: number, seenAt = NOON): CampaignNews => ({
    ...{ kind: 'priceDrop', product: 'vanilla', at: NOON + DAY_MS },
    ...{ seen: { minor: 1_000, at: seenAt }, minor },
  });

  test('price-drop begins where it falls by a tenth of what they saw, for each product once', () => {
    const ann = new Campaigner(rulesOf({ drop: recipe('price-drop') }));
    expect(hears(ann, drop(901)).asked).toEqual([]);
    hears(hears(ann, drop(900)), drop(900));
    expect(ann.of('campaign.started')).toMatchObject([{ entity: 'vanilla' }]);
    expect(ann.asked).toHaveLength(1);
  });

  test('price-drop is no news of what they saw long ago, nor of what they have bought since', () => {
    const ann = new Campaigner(rulesOf({ drop: recipe('price-drop') }));
    expect(hears(ann, drop(500, NOON - 60 * DAY_MS)).asked).toEqual([]);
    ann.tell(tookOrder('o1', 5, NOON + 2 * DAY_MS, { products: [{ product_id: 'vanilla', price: 5, quantity: 1 }] }));
    expect(hears(ann, { ...drop(500), at: NOON + DAY_MS }).of('campaign.started')).toEqual([]);
  });

  test('back-in-stock begins once for each time it is back', () => {
    const back = (at: number): CampaignNews => ({ kind: 'backInStock', product: 'vanilla', at, seen: { at: NOON } });
    const ann = new Campaigner(rulesOf({ back: recipe('back-in-stock') }));
    hears(hears(ann, back(NOON + 1)), back(NOON + 1));
    expect(ann.asked).toHaveLength(1);
    ann.claim();
    hears(ann, back(NOON + 20 * DAY_MS));
    expect(ann.asked).toHaveLength(2);
  });

  test('earns no coupon: a browser told what they looked at', () => {
    const gift = { ...recipe('back-in-stock'), steps: [{ id: 'gift', do: 'coupon' as const, pool: 'p' }] };
    const ann = new Campaigner(rulesOf({ gift }));
    hears(ann, { kind: 'backInStock', product: 'vanilla', at: NOON + 1, seen: { at: NOON } });
    expect(ann.of('coupon.withheld')).toMatchObject([{ reason: 'unproven' }]);
  });
});

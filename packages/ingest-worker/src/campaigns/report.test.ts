import type { CampaignDefinition, CampaignStep } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';

const campaigns = new Campaigns(() => shop);
const event = (...told: Parameters<Campaigns['event']>) => campaigns.event(...told);
const ann = (userId = 'ann', traits = {}) => campaigns.person(userId, traits);
const mail = (id: string, words?: string) => campaigns.mail(id, words);
const publish = (id: string, definition: CampaignDefinition) => campaigns.publish(id, definition);
const report = (id: string) => campaigns.report(id);
const welcome = (extra: Partial<CampaignDefinition> = {}) => campaigns.welcome(extra);

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

describe('a report', () => {
  const ordered = { event: { event: 'Order Completed' }, within: { amount: 3, unit: 'days' as const } };
  const order = (userId: string) =>
    event(userId, 'Order Completed', { order_id: `o-${userId}`, total: 10, currency: 'EUR' });

  test('tells arms apart by who reached the goal, and credits an order to all campaigns and to the last touch', async () => {
    const steps: CampaignStep[] = [
      {
        id: 'ab',
        do: 'split',
        arms: [
          { name: 'a', weight: 1, to: 'one' },
          { name: 'b', weight: 1, to: 'two' },
        ],
      },
      { ...mail('one'), next: 'end' },
      mail('two'),
      { id: 'end', do: 'end' },
    ];
    await publish('ab', welcome({ steps, goal: ordered }));
    await publish('silent', welcome({ steps: [{ id: 'end', do: 'end' }], goal: ordered }));
    const people = Array.from({ length: 12 }, (_, index) => `p${index}`);
    await shop.tell(...people.flatMap((userId) => [ann(userId), event(userId, 'Signed Up')]));
    const sent = async () => (await report('ab')).steps.reduce((sum, { messages }) => sum + (messages.sent ?? 0), 0);
    await eventually(async () => (await sent()) === 12, 'twelve messages to be sent');
    await shop.tell(order('p0'), order('p1'), order('p2'));

    const [all, silent] = [await report('ab'), await report('silent')];
    const arms = all.steps[0]?.split?.arms ?? [];
    expect(arms.map(({ goals }) => goals.of).reduce((sum, of) => sum + of)).toBe(12);
    expect(arms.map(({ goals }) => goals.count).reduce((sum, count) => sum + count)).toBe(3);
    expect(arms[0]?.difference).toBeNull();
    expect(arms[1]?.difference?.low).toBeLessThan(arms[1]?.difference?.high ?? 0);
    expect(arms.flatMap(({ value }) => value).reduce((sum, { amount }) => sum + amount, 0)).toBe(30);
    const credited = { count: 3, value: [{ currency: 'EUR', amount: 30 }] };
    expect(all).toMatchObject({ goals: credited, lastTouch: credited });
    // Nobody got a message of it, so it touched nobody.
    expect(silent).toMatchObject({ goals: credited, lastTouch: { count: 0, value: [] } });
  });

  test('sets those who were in it beside those who were left out', async () => {
    await publish('half', welcome({ holdout: 5_000, goal: ordered }));
    const people = Array.from({ length: 30 }, (_, index) => `h${index}`);
    await shop.tell(...people.flatMap((userId) => [ann(userId), event(userId, 'Signed Up')]));
    await shop.tell(...people.slice(0, 10).map(order));
    const { holdout, started } = await report('half');
    expect(started + holdout.campaign).toBe(30);
    expect(holdout.treated.count + holdout.held.count).toBe(10);
    expect(holdout.lift?.low).toBeLessThanOrEqual(holdout.lift?.points ?? Number.NaN);
    expect(holdout.sampleRatio?.p).toBeGreaterThan(0);
  });
});

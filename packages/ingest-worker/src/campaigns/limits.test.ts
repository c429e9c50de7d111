import type { CampaignDefinition } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { addressStub } from '../addresses/address-stub.ts';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';

const campaigns = new Campaigns(() => shop);
const event = (...told: Parameters<Campaigns['event']>) => campaigns.event(...told);
const ann = (userId = 'ann', traits = {}) => campaigns.person(userId, traits);
const publish = (id: string, definition: CampaignDefinition) => campaigns.publish(id, definition);
const inbox = () => campaigns.inbox();
const report = (id: string) => campaigns.report(id);
const received = (count: number) => eventually(async () => (await inbox()).length >= count, `${count} messages`);
const welcome = (extra: Partial<CampaignDefinition> = {}) => campaigns.welcome(extra);

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

describe('limits', () => {
  test('are published like everything else, and hold', async () => {
    const caps = [{ most: 1, within: { kind: 'last', amount: 1, unit: 'hours' } }];
    expect((await shop.call('PUT', '/v1/messaging', { caps })).status).toBe(202);
    await publish('one', welcome());
    await publish('two', welcome({ name: 'Two' }));
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await received(1);
    await eventually(async () => {
      const withheld = await Promise.all([report('one'), report('two')]);
      return withheld.some(({ steps }) => steps[0]?.withheld.cap === 1);
    }, 'the cap to hold');
    expect(await inbox()).toHaveLength(1);
  });

  test('that cannot be meant are refused', async () => {
    const quietHours = { from: '22:00', to: '22:00', messages: 'defer' };
    expect((await shop.call('PUT', '/v1/messaging', { quietHours })).status).toBe(422);
  });
});

describe('an address', () => {
  test('that is suppressed gets nothing, and the reason is counted', async () => {
    await publish('welcome', welcome());
    const address = await addressStub(bindings, shop.id, 'email', 'ann@shop.test');
    await address.suppress('complained', Date.now());
    await shop.tell(ann(), event('ann', 'Signed Up'));
    await eventually(async () => (await report('welcome')).steps[0]?.withheld.suppressed === 1, 'the refusal');
    expect(await inbox()).toEqual([]);
  });

  test('that two customers share gets no more than one person wants in a day', async () => {
    await publish('welcome', welcome());
    const people = Array.from({ length: 12 }, (_, index) => `twin${index}`);
    const shared = { email: 'shared@shop.test' };
    await shop.tell(...people.flatMap((userId) => [ann(userId, shared), event(userId, 'Signed Up')]));
    await eventually(async () => (await report('welcome')).steps[0]?.withheld.cap === 2, 'the ceiling to hold');
    expect(await inbox()).toHaveLength(10);
  });
});

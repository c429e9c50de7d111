import type { CampaignDefinition, CampaignReport } from '@footfall/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { Campaigns } from '../testing/campaigns.ts';
import { eventually, Shop } from '../testing/shop.ts';
import { bindings } from '../testing/worker.ts';
import { dueAnnouncements } from './store.ts';
import { tellAnnouncement } from './tell-announcement.ts';

const FUTURE = '2099-01-01T00:00:00Z';
let shop: Shop;
const campaigns = new Campaigns(() => shop);
beforeEach(async () => {
  shop = await Shop.open();
});

const people = (count: number) => Array.from({ length: count }, (_, index) => `p${index}`);
async function vips(count: number): Promise<void> {
  await shop.publish('vip', { op: 'trait', trait: 'plan', test: { is: 'set' } });
  await shop.tell(...people(count).map((userId) => campaigns.person(userId, { plan: 'gold' })));
}
const broadcast = (extra: object = {}): CampaignDefinition => ({
  name: 'Season',
  trigger: { on: 'broadcast', segment: 'vip', ...extra },
  steps: [campaigns.mail('m')],
});
const rows = async () =>
  (
    await bindings.DB.prepare('SELECT id, told, cursor, starts_at, finished_at FROM announcements WHERE site = ?')
      .bind(shop.id)
      .all<{ id: string; told: number; cursor: string; starts_at: number; finished_at: number | null }>()
  ).results;
/** A clock that stands still but where it is told to wait. */
class HeldClock {
  at = Date.parse(FUTURE);
  readonly pauses: number[] = [];
  now = () => this.at;
  pause = async (ms: number) => {
    this.pauses.push(ms);
    this.at += ms;
  };
}

describe('a broadcast', () => {
  test('reaches everybody in its segment once, and nobody else', async () => {
    await vips(3);
    await shop.tell(campaigns.person('other'));
    await campaigns.publish('season', broadcast());
    await eventually(async () => (await campaigns.inbox()).length === 3, 'three messages');
    await eventually(async () => (await rows())[0]?.finished_at !== null, 'its end');
    expect(await rows()).toMatchObject([{ told: 3 }]);
    expect((await campaigns.report('season')).started).toBe(3);
  });

  test('keeps to its rate, and one that was cut off goes on from where it was', async () => {
    await vips(5);
    await campaigns.publish('season', broadcast({ perMinute: 2, at: FUTURE }));
    const id = (await rows())[0]?.id ?? '';
    const clock = new HeldClock();
    // Two a minute: one slice is one page, and the next page is a minute later.
    expect(await tellAnnouncement(bindings, shop.id, id, clock)).toBe(60_000);
    expect(await tellAnnouncement(bindings, shop.id, id, clock)).toBeUndefined();
    expect(await rows()).toMatchObject([{ told: 2, finished_at: null }]);
    clock.at += 60_000;
    await tellAnnouncement(bindings, shop.id, id, clock);
    clock.at += 60_000;
    await tellAnnouncement(bindings, shop.id, id, clock);
    clock.at += 60_000;
    expect(await tellAnnouncement(bindings, shop.id, id, clock)).toBeUndefined();
    expect(await rows()).toMatchObject([{ told: 5 }]);
    expect((await rows())[0]?.finished_at).not.toBeNull();
  });

  test('of which two drivers take hold is told by one of them', async () => {
    await vips(4);
    await campaigns.publish('season', broadcast({ at: FUTURE }));
    const id = (await rows())[0]?.id ?? '';
    await Promise.all([1, 2, 3].map(() => tellAnnouncement(bindings, shop.id, id, new HeldClock())));
    expect(await rows()).toMatchObject([{ told: 4 }]);
  });

  test('waits for its time, stands still while its campaign is paused, and is given up with it', async () => {
    await vips(1);
    await campaigns.publish('season', broadcast({ at: FUTURE }));
    const due = async (at: number) =>
      (await dueAnnouncements(bindings.DB, at, 1_000)).filter(({ site }) => site === shop.id).length;
    expect(await due(Date.now())).toBe(0);
    expect(await due(Date.parse(FUTURE))).toBe(1);
    await shop.call('POST', '/v1/campaigns/season/pause');
    expect(await due(Date.parse(FUTURE))).toBe(0);
    await shop.call('POST', '/v1/campaigns/season/publish');
    expect(await due(Date.parse(FUTURE))).toBe(1);
    await shop.call('POST', '/v1/campaigns/season/archive');
    expect(await due(Date.parse(FUTURE))).toBe(0);
  });

  test('that repeats makes its next turn when it is through', async () => {
    await vips(1);
    const weekly = { ...broadcast({ at: FUTURE, every: 'week' }), reentry: { policy: 'every' as const } };
    await campaigns.publish('season', weekly);
    const clock = new HeldClock();
    await tellAnnouncement(bindings, shop.id, (await rows())[0]?.id ?? '', clock);
    const turns = (await rows()).map(({ starts_at }) => new Date(starts_at).toISOString());
    expect(turns).toEqual(['2099-01-01T00:00:00.000Z', '2099-01-08T00:00:00.000Z']);
  });
});

test('a report of what a broadcast came to says how far it is', async () => {
  await vips(1);
  await campaigns.publish('season', broadcast({ at: FUTURE }));
  const report: CampaignReport = await campaigns.report('season');
  expect(report.broadcasts).toEqual([{ startsAt: '2099-01-01T00:00:00.000Z', told: 0, failed: 0, finishedAt: null }]);
});

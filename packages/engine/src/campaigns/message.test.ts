import { describe, expect, test } from 'vitest';
import {
  Campaigner,
  CONTENT,
  cart,
  cartCampaign,
  did,
  greeting,
  HOUR_MS,
  MINUTE_MS,
  NOON,
  rulesOf,
} from '../testing/campaigner.ts';
import { taken, tookOrder } from '../testing/taken.ts';

describe('a message', () => {
  const now = (extra = {}, messaging = {}) =>
    rulesOf(
      {
        hi: greeting({ reentry: { policy: 'every' } }, extra),
      },
      messaging,
    );

  test('is claimed once however often it is asked, and counts once', () => {
    const cap = { caps: [{ most: 1, within: { kind: 'last' as const, amount: 1, unit: 'days' as const } }] };
    const ann = new Campaigner(now({}, cap)).tell(did('Seen', NOON));
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
    expect(ann.state.campaigns?.sent).toHaveLength(1);
    expect(ann.of('delivery.claimed')).toHaveLength(1);
  });

  test('that was claimed is not sent any more once an exit event has come', () => {
    const ann = new Campaigner(rulesOf({ cart: cartCampaign() })).tell(cart(NOON)).later(45 * MINUTE_MS);
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
    ann.tell(tookOrder('o1', 5, ann.now));
    expect(ann.claim()).toEqual({ outcome: 'withheld', reason: 'exit' });
  });

  test('that failed for good gives its place under the caps back', () => {
    const cap = { caps: [{ most: 1, within: { kind: 'last' as const, amount: 1, unit: 'days' as const } }] };
    const ann = new Campaigner(now({}, cap)).tell(did('Seen', NOON));
    ann.claim();
    ann.giveBack(ann.asked[0] as string, 'refused').giveBack(ann.asked[0] as string, 'refused');
    expect(ann.state.campaigns?.sent).toEqual([]);
    ann.tell(did('Seen', NOON + 1));
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
  });

  test('whose address is refused is tried by the next channel', () => {
    const ann = new Campaigner(now({ channels: ['email', 'sms'] })).tell(did('Seen', NOON));
    ann.claim();
    ann.giveBack(ann.asked[0] as string, 'refused');
    expect(ann.claim()).toMatchObject({ outcome: 'send', address: '+4917012345678' });
    ann.giveBack(ann.asked[1] as string, 'refused');
    expect(ann.asked).toHaveLength(2);
  });

  test('goes by the channel somebody prefers', () => {
    const ann = new Campaigner(now({ channels: ['email', 'sms'], preferred: true }), NOON, {
      preferred_channel: 'sms',
    });
    expect(ann.tell(did('Seen', NOON)).of('delivery.requested')).toMatchObject([{ channel: 'sms' }]);
  });

  test('then goes by what they opened last, unless it cannot be sent there', () => {
    const rules = now({ channels: ['email', 'sms', 'push'], preferred: true });
    const ann = new Campaigner(rules).tell(did('Seen', NOON));
    ann.claim();
    const opens = (channel: string, at: number, trusted = true) => ({
      ...taken({ type: 'track', event: 'Message Opened', properties: { channel } }, at),
      trusted,
    });
    const next = (at: number) => {
      ann.tell(did('Seen', at)).claim();
      return ann.of('delivery.requested').at(-1)?.channel;
    };
    expect(next(NOON + 1)).toBe('email');
    ann.tell(opens('sms', NOON + 2));
    expect(next(NOON + 3)).toBe('sms');
    ann.tell(opens('email', NOON + 4, false));
    expect(next(NOON + 5)).toBe('sms');
    ann.tell(opens('email', NOON + 6));
    expect(next(NOON + 7)).toBe('email');
    ann.tell(taken({ type: 'identify', traits: { preferred_channel: 'sms' } }, NOON + 8));
    expect(next(NOON + 9)).toBe('sms');
    ann.tell(taken({ type: 'identify', context: { consent: { channels: { sms: false } } } }, NOON + 10));
    expect(next(NOON + 11)).toBe('email');
  });

  test.each([
    ['no_address', { email: null }, {}],
    ['unverified', { email_verified: false }, {}],
    ['no_consent', {}, { consent: { message: false } }],
    ['no_consent', {}, { consent: { channels: { email: false } } }],
  ])('is withheld as %s', (reason, traits, context) => {
    const ann = new Campaigner(now()).tell(taken({ type: 'identify', traits, context }, NOON));
    expect(ann.tell(did('Seen', NOON + 1)).reasons).toEqual([reason]);
  });

  test('needs a yes, unless the site takes silence for one', () => {
    const silent = (rules: ReturnType<typeof now>) => {
      const ann = new Campaigner(rules);
      const { consent: _said, ...profile } = ann.state.profile;
      ann.state = { ...ann.state, profile };
      return ann.tell(did('Seen', NOON)).reasons;
    };
    expect(silent(now())).toEqual(['no_consent']);
    expect(silent(now({}, { consent: 'assumed' }))).toEqual([]);
  });

  test('that somebody asked for knows no cap and no quiet hours, and counts under none', () => {
    const limits = {
      caps: [{ most: 0, within: { kind: 'days' as const, days: 1 } }],
      quietHours: { from: '00:00', to: '23:59', messages: 'drop' as const },
    };
    const ann = new Campaigner(now({ transactional: true }, limits)).tell(did('Seen', NOON));
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
    expect(ann.state.campaigns?.sent).toEqual([]);
  });

  test('is put off by a cap until there is room, and not longer than it may be', () => {
    const cap = { caps: [{ most: 1, within: { kind: 'last' as const, amount: 5, unit: 'hours' as const } }] };
    const ann = new Campaigner(now({ onCap: 'defer' }, cap)).tell(did('Seen', NOON));
    ann.claim();
    ann.tell(did('Seen', NOON + HOUR_MS));
    expect(ann.of('delivery.withheld')).toMatchObject([{ reason: 'cap', until: NOON + 5 * HOUR_MS }]);
    ann.until(NOON + 5 * HOUR_MS);
    expect(ann.claim()).toMatchObject({ outcome: 'send' });
    const never = new Campaigner(
      now({ onCap: 'defer' }, { caps: [{ most: 0, within: cap.caps[0]?.within }] } as never),
    );
    expect(never.tell(did('Seen', NOON)).reasons).toEqual(['expired']);
  });

  test('that nobody claims is given up when its time is over', () => {
    const ann = new Campaigner(now()).tell(did('Seen', NOON)).later(72 * HOUR_MS);
    expect(ann.reasons).toEqual(['expired']);
    expect(ann.claim()).toEqual({ outcome: 'withheld', reason: 'expired' });
    expect(ann.of('campaign.ended')).toMatchObject([{ reason: 'completed' }]);
  });

  test('has something to send by each of its channels', () => {
    expect(Object.keys(CONTENT)).toEqual(['email', 'sms', 'push']);
  });
});

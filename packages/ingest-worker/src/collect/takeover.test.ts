import { SELF } from 'cloudflare:test';
import { SignJWT } from 'jose';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  anonymous,
  asBrowser,
  asServer,
  identify,
  known,
  order,
  post,
  statuses,
  stored,
  tell,
  view,
} from '../testing/worker.ts';

const DEMO_SECRET = 'ik_demo_only_for_a_laptop_never_deployed';

const soon = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

async function token(
  claims: Record<string, unknown>,
  secret = DEMO_SECRET,
  seconds = 600,
  alg = 'HS256',
): Promise<string> {
  return new SignJWT({ aud: 'demo', sub: 'victim', iat: soon(0), exp: soon(seconds), ...claims })
    .setProtectedHeader({ alg })
    .sign(new TextEncoder().encode(secret));
}

async function tellWith(jwt: string, events: unknown[]) {
  const response = await post('/v1/batch', { batch: events, token: jwt });
  return (await response.json()) as Awaited<ReturnType<typeof tell>>;
}

describe('a browser cannot become somebody else', () => {
  let before: unknown;
  beforeEach(async () => {
    await tell(
      [
        order('v1', 50, { userId: 'victim' }),
        {
          ...view('x'),
          type: 'identify',
          anonymousId: undefined,
          userId: 'victim',
          traits: { email: 'victim@shop.example' },
        },
      ],
      asServer,
    );
    before = await known('victim').view();
  });

  const attempts: [string, () => unknown[]][] = [
    ['the victim’s userId as userId', () => [view('mallory', { userId: 'victim' })]],
    ['the victim’s userId without any anonymousId', () => [view('', { anonymousId: undefined, userId: 'victim' })]],
    ['the victim’s userId as anonymousId', () => [view('victim')]],
    [
      'identify as the victim',
      () => [{ ...view('mallory'), type: 'identify', userId: 'victim', traits: { email: 'mallory@shop.example' } }],
    ],
    ['alias to the victim', () => [{ type: 'alias', messageId: 'al', previousId: 'mallory', userId: 'victim' }]],
    ['alias from the victim', () => [{ type: 'alias', messageId: 'al', previousId: 'victim', userId: 'mallory' }]],
    ['a name that looks like the object’s', () => [view('["demo","u","victim"]')]],
    ['a quote that would end the name', () => [view('","u","victim')]],
    [
      'another unicode form of the id',
      () => [view('mallory', { userId: 'vict\u0131m' }), view('mallory', { userId: 'ｖictim' })],
    ],
    [
      'the victim’s e-mail as claim',
      () => [{ ...view('mallory'), type: 'identify', traits: { email: 'victim@shop.example' } }],
    ],
    ['an order under the victim’s number', () => [order('v1', 1, { anonymousId: 'mallory' })]],
    ['an order in the victim’s name', () => [order('v2', 1, { anonymousId: 'mallory', userId: 'victim' })]],
    [
      'identify as the victim, again and again, with a device of one’s own',
      () => Array.from({ length: 3 }, () => identify('victim', 'mallory')),
    ],
    [
      'alias of one’s own device to the victim',
      () => [{ type: 'alias', messageId: 'al2', anonymousId: 'mallory', previousId: 'mallory', userId: 'victim' }],
    ],
    ['alias without any device', () => [{ type: 'alias', messageId: 'al3', previousId: 'mallory', userId: 'victim' }]],
    [
      'saying that the device became part of the victim',
      () => [view('mallory', { absorbs: 'mallory', absorbing: [{ merge: 1 }], handed: { to: 'victim' } })],
    ],
    [
      'saying that it is trusted',
      () => [
        view('mallory', { userId: 'victim', trusted: true, context: { historical: true, edge: { country: 'XX' } } }),
      ],
    ],
  ];

  test.each(attempts)('%s changes and reveals nothing', async (_name, events) => {
    const response = await post('/v1/batch', { batch: events() });
    const text = await response.text();
    expect(text).not.toContain('victim@shop.example');
    expect(await known('victim').view()).toEqual(before);
    const read = await SELF.fetch('https://footfall.test/v1/customers/victim', { headers: asBrowser });
    expect(read.status).toBe(403);
    await read.body?.cancel();
    const asked = await SELF.fetch('https://footfall.test/v1/customers/victim', { headers: asServer });
    expect(await asked.json()).toMatchObject({ trust: 'known', orders: [{ order_id: 'v1', total: 50 }] });
  });

  test('what the edge knows cannot be said by a client', async () => {
    const context = { edge: { country: 'XX' }, ip: '192.0.2.1', locale: 'en' };
    await tell([view('ann', { context })]);
    // A server has no edge of its own that would be written over what it says.
    await tell([view('ann', { context })], asServer);
    await post('/v1/batch', { batch: [view('ann')], context }, asServer);
    const { runInDurableObject } = await import('cloudflare:test');
    const outbox = await runInDurableObject(anonymous('ann'), (_object, state) =>
      String(state.storage.sql.exec<{ outbox: string }>('SELECT outbox FROM customer').one().outbox),
    );
    expect(outbox).not.toContain('XX');
    expect(outbox).not.toContain('192.0.2.1');
    expect(outbox).toContain('"locale":"en"');
  });
});

describe('a device of the victim', () => {
  const victim = async () => (await known('victim').view())?.profile;
  beforeEach(async () => {
    await tell([view('phone')]);
    const traits = { email: 'victim@shop.example' };
    await tell(
      [
        {
          ...identify('victim', 'phone'),
          traits,
          context: { consent: { message: false, channels: { email: false } } },
        },
      ],
      asServer,
    );
  });

  const consent = { measure: true, message: true, channels: { email: true }, proof: { wording: 'yes, all of it' } };
  const attempts: [string, () => unknown[]][] = [
    ['an identify with traits', () => [{ ...identify('victim', 'phone'), traits: { email: 'mallory@shop.example' } }]],
    ['an identify as somebody else', () => [{ ...identify('mallory', 'phone'), traits: { plan: 'gold' } }]],
    ['an identify without a user', () => [{ ...identify('', 'phone'), userId: undefined, traits: { plan: 'gold' } }]],
    ['traits in the context', () => [view('phone', { context: { traits: { email: 'mallory@shop.example' } } })]],
    ['consent', () => [view('phone', { context: { consent } })]],
    ['a group with traits', () => [{ ...identify('victim', 'phone'), type: 'group', groupId: 'g', traits: { a: 1 } }]],
    ['an alias to somebody else', () => [{ ...identify('mallory', 'phone'), type: 'alias', previousId: 'phone' }]],
    ['an alias of the user', () => [{ ...identify('mallory', 'phone'), type: 'alias', previousId: 'victim' }]],
  ];
  test.each(attempts)(
    'told of by a browser, %s counts as something done and changes nothing else',
    async (_name, events) => {
      const before = await victim();
      expect(statuses(await tell(events()))).toEqual(['accepted']);
      const after = await victim();
      for (const member of ['userId', 'anonymousId', 'claims', 'traits', 'contacts', 'consent'] as const) {
        expect([member, after?.[member]]).toEqual([member, before?.[member]]);
      }
      expect(await known('mallory').view()).toBeUndefined();
      expect(await anonymous('phone').view()).toBeUndefined();
      expect(JSON.stringify(await (await post('/v1/batch', { batch: events() })).json())).not.toContain('victim');
    },
  );

  test('goes to somebody else by no claim: only by a word the shop vouches for', async () => {
    await tell([identify('mallory', 'phone'), view('phone', { userId: 'mallory' })]);
    await tell([view('phone')]);
    expect((await victim())?.counts).toMatchObject({ 'Product Viewed': 3 });
    await tellWith(await token({ sub: 'other' }), [identify('mallory', 'phone'), view('phone', { userId: 'mallory' })]);
    expect(await known('mallory').view()).toBeUndefined();
    expect(await known('other').view()).toBeUndefined();
    await tellWith(await token({ sub: 'other' }), [identify('other', 'phone')]);
    expect((await victim())?.orders).toEqual([]);
    expect((await known('other').view())?.profile.counts).toEqual({ identify: 1 });
  });
});

describe('an identity token vouches for its user and nobody else', () => {
  test('its identify makes the device part of its user', async () => {
    await tell([view('phone'), view('phone')]);
    await tellWith(await token({}), [identify('victim', 'phone')]);
    expect((await known('victim').view())?.profile.counts).toEqual({ 'Product Viewed': 2, identify: 1 });
  });

  test('an identify of another user under it merges nothing', async () => {
    await tell([view('phone')]);
    await tellWith(await token({}), [identify('other', 'phone')]);
    expect(await known('other').view()).toBeUndefined();
    expect(await known('victim').view()).toBeUndefined();
    expect((await anonymous('phone').view())?.profile.claims.userId).toBe('other');
  });

  test('nor does one that has expired', async () => {
    await tell([view('phone')]);
    await tellWith(await token({}, DEMO_SECRET, -3600), [identify('victim', 'phone')]);
    expect(await known('victim').view()).toBeUndefined();
    expect((await anonymous('phone').view())?.profile.counts).toEqual({ 'Product Viewed': 1, identify: 1 });
  });

  test('events of that user are trusted and go to the known customer', async () => {
    const jwt = await token({});
    expect(statuses(await tellWith(jwt, [view('phone', { userId: 'victim' })]))).toEqual(['accepted']);
    expect((await known('victim').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
  });

  test('a user whose id the shop signs as a number is the one events name by its digits', async () => {
    const answer = await tellWith(await token({ sub: 4_711 }), [view('phone', { userId: '4711' })]);
    expect(answer.token).toBeUndefined();
    expect((await known('4711').view())?.profile.counts).toEqual({ 'Product Viewed': 1 });
  });

  test('its user cannot pass something off as history that nobody is to hear of', async () => {
    const bought = order('told-as-past', 5, { userId: 'victim' }, { context: { historical: true } });
    const response = await post('/v1/batch', { batch: [bought], token: await token({}), historical: true });
    expect(statuses(await response.json())).toEqual(['accepted']);
    expect((await stored(known('victim')))?.outbox.flatMap(({ facts }) => facts)).not.toContainEqual(
      expect.objectContaining({ historical: true }),
    );
  });

  test('events of another user, or of none, stay a browser’s', async () => {
    const jwt = await token({});
    await tellWith(jwt, [view('phone', { userId: 'other' }), view('phone')]);
    expect(await known('other').view()).toBeUndefined();
    expect((await anonymous('phone').view())?.profile.counts).toEqual({ 'Product Viewed': 2 });
  });

  const bad: [string, () => Promise<string>, string][] = [
    ['expired', () => token({}, DEMO_SECRET, -3600), 'token_expired'],
    ['of another secret', () => token({}, 'ik_somebody_elses_secret_of_good_length'), 'token_invalid'],
    ['for another site', () => token({ aud: 'other' }), 'token_invalid'],
    ['living longer than a day', () => token({}, DEMO_SECRET, 90_000), 'token_invalid'],
    ['counted in milliseconds', () => token({ iat: Date.now(), exp: Date.now() + 3_600 }), 'token_invalid'],
    ['of a day to come', () => token({ iat: soon(86_400), exp: soon(2 * 86_400) }), 'token_invalid'],
    ['not to be used yet', () => token({ nbf: soon(3_600) }), 'token_invalid'],
    ['without an end', () => token({ exp: undefined }), 'token_invalid'],
    ['without a beginning', () => token({ iat: undefined }), 'token_invalid'],
    ['signed HS512', () => token({}, DEMO_SECRET, 600, 'HS512'), 'token_invalid'],
    ['without a user', () => token({ sub: '' }), 'token_invalid'],
    ['of a user that is an object', () => token({ sub: { id: 'victim' } }), 'token_invalid'],
    ['unsigned', async () => `${btoa('{"alg":"none"}')}.${btoa('{"aud":"demo","sub":"victim"}')}.`, 'token_invalid'],
    ['no token', async () => 'hello', 'token_invalid'],
  ];
  test.each(bad)(
    'a token that is %s vouches for nobody: the event comes in as a browser’s, and the answer says why',
    async (_name, make, why) => {
      const answer = await tellWith(await make(), [view('phone', { userId: 'victim' })]);
      expect(answer.token).toBe(why);
      expect(statuses(answer)).toEqual(['accepted']);
      expect(await known('victim').view()).toBeUndefined();
      expect((await anonymous('phone').view())?.customer.trust).toBe('claimed');
    },
  );
});

import { SELF } from 'cloudflare:test';
import { beforeEach, describe, expect, test } from 'vitest';
import { addressStub } from '../../../addresses/address-stub.ts';
import { eventually, Shop } from '../../../testing/shop.ts';
import { bindings, identify, tell } from '../../../testing/worker.ts';
import { signLink } from '../links/link-claims.ts';
import { sendMessages } from '../send-messages.ts';

const ANN = 'ann@shop.test';
const agreed = { context: { consent: { channels: { email: true } } } };

let shop: Shop;
beforeEach(async () => {
  shop = await Shop.open();
});

interface InboxMessage {
  recipient: string;
  message: { subject: string; html: string; text: string; headers?: Record<string, string> };
}
const inbox = async () => (await shop.call<{ data: InboxMessage[] }>('GET', '/v1/inbox')).body.data;
const linkIn = ({ message }: InboxMessage) => message.text.match(/https:\S+\/m\/y\/\S+/)?.[0] ?? '';
const profile = async (userId = 'ann') => (await shop.customer(userId).view())?.profile;

/** Ann, whom the shop knows by an address that nobody has proved, says that mail is welcome. */
async function asked(userId = 'ann', email = ANN): Promise<string> {
  const before = (await inbox()).length;
  await shop.tell(identify(userId, `device-${userId}`, { traits: { email }, ...agreed }));
  await eventually(async () => (await inbox()).length > before, 'the confirmation');
  return linkIn((await inbox())[0] as InboxMessage);
}
const post = (url: string) => SELF.fetch(url, { method: 'POST', redirect: 'manual' });
const waiting = async () =>
  (
    await bindings.DB.prepare(
      "SELECT id, status, reason FROM deliveries WHERE type = 'confirmation' ORDER BY status",
    ).all()
  ).results as { id: string; status: string; reason: string | null }[];

describe('double opt-in', () => {
  test('asks an unproved address once, and only its owner’s POST grants, with the words as proof', async () => {
    const link = await asked();
    const [mail] = await inbox();
    expect(mail).toMatchObject({ recipient: ANN, message: { subject: 'Please confirm your address for Shop' } });
    expect(mail?.message.headers).toBeUndefined();

    const page = await SELF.fetch(link);
    expect([page.status, page.headers.get('content-security-policy')]).toMatchObject([
      200,
      expect.stringMatching(/^default-src 'none'/),
    ]);
    expect(await page.text()).toContain('Yes, write to me');
    await SELF.fetch(link, { method: 'HEAD' });
    expect((await profile())?.contacts?.email?.verifiedAt).toBeUndefined();

    const answer = await post(link);
    expect([answer.status, answer.headers.get('location')]).toMatchObject([
      303,
      expect.stringMatching(/\?done=confirmed$/),
    ]);
    const { contacts, consent } = (await profile()) ?? {};
    expect(contacts?.email).toMatchObject({ address: ANN, verifiedAt: expect.any(Number) });
    expect(consent?.['message:email']).toMatchObject({ granted: true });
    const { verifiedAt } = await (await addressStub(bindings, shop.id, 'email', ANN)).view();
    expect(verifiedAt).toEqual(expect.any(Number));
    await shop.settled('ann');
    const { body } = await shop.call<{ data: { data: { event?: { messageId?: string } } }[] }>(
      'GET',
      '/v1/customers/ann/timeline',
    );
    const confirmed = body.data.filter(({ data }) => data.event?.messageId?.startsWith('confirm:'));
    expect(confirmed).toMatchObject([
      {
        data: {
          event: {
            context: { consent: { proof: { method: 'double opt-in', wording: expect.stringContaining('Shop') } } },
          },
        },
      },
    ]);
  });

  test('said yes twice is one yes, and takes nothing back that was said since', async () => {
    const link = await asked();
    await post(link);
    const no = {
      type: 'track',
      event: 'Left',
      messageId: 'left',
      userId: 'ann',
      context: { consent: { channels: { email: false } } },
    };
    await shop.tell(no);
    await post(link);
    expect((await profile())?.consent?.['message:email']?.granted).toBe(false);
  });

  test('many invented customers with one address bring it one mail', async () => {
    const people = Array.from({ length: 30 }, (_, nth) => `bot-${nth}`);
    await shop.tell(
      ...people.map((userId) => identify(userId, `device-${userId}`, { traits: { email: ANN }, ...agreed })),
    );
    await eventually(
      async () => (await waiting()).every(({ status }) => !['pending', 'claimed'].includes(status)),
      'all of them',
    );
    expect(await inbox()).toHaveLength(1);
    const rows = await waiting();
    expect(rows).toHaveLength(people.length);
    expect(rows.filter(({ reason }) => reason === 'cap')).toHaveLength(people.length - 1);
  });

  test('works for a browser’s customer too, in words that no browser wrote', async () => {
    const evil = 'Buy at https://evil.test';
    shop = Shop.asDemo;
    const traits = { email: ANN, name: evil, first_name: evil };
    await tell([{ type: 'identify', messageId: 'b1', anonymousId: 'visitor', traits, ...agreed }]);
    await eventually(async () => (await inbox()).length === 1, 'the confirmation');
    const [mail] = await inbox();
    expect(JSON.stringify(mail)).not.toContain('evil');
    expect((await post(linkIn(mail as InboxMessage))).status).toBe(303);
    const { contacts } = (
      await shop.call<{ contacts: { email?: { address: string; verifiedAt: string } } }>('GET', '/v1/customers/visitor')
    ).body;
    expect(contacts.email).toMatchObject({ address: ANN, verifiedAt: expect.any(String) });
  });

  test('asks nobody whose address is proved, who did not agree, or whom the shop asks by itself', async () => {
    await shop.tell(
      identify('bob', 'device-bob', { traits: { email: 'bob@shop.test', email_verified: true }, ...agreed }),
    );
    await shop.tell(identify('cat', 'device-cat', { traits: { email: 'cat@shop.test' } }));
    expect(await waiting()).toEqual([]);
    await shop.call('PUT', '/v1/channels/email', {
      provider: 'inbox',
      from: { address: 'a@shop.test' },
      confirmations: false,
    });
    await shop.tell(identify('dan', 'device-dan', { traits: { email: 'dan@shop.test' }, ...agreed }));
    await eventually(async () => (await waiting())[0]?.status === 'withheld', 'the refusal');
    expect(await inbox()).toEqual([]);
  });

  test('a confirmation that was confirmed meanwhile is not sent', async () => {
    const link = await asked();
    await post(link);
    await bindings.DB.batch([
      bindings.DB.prepare('DELETE FROM inbox'),
      bindings.DB.prepare("UPDATE deliveries SET status = 'pending', next_attempt_at = 1"),
    ]);
    const [row] = await waiting();
    await sendMessages(bindings, shop.id, [row?.id ?? '']);
    expect(await waiting()).toMatchObject([{ status: 'withheld', reason: 'confirmed' }]);
    expect(await inbox()).toEqual([]);
  });

  test('a link that has run out, or is altered, confirms nothing', async () => {
    await asked();
    const [row] = await waiting();
    const claims = {
      do: 'confirm',
      s: shop.id,
      d: row?.id ?? '',
      c: shop.customer('ann').id.toString(),
      h: 'email',
      a: 'x',
    } as const;
    const late = await signLink(bindings.FOOTFALL_SECRET, { ...claims, exp: Math.floor(Date.now() / 1000) - 1 });
    expect((await post(`https://footfall.test/m/y/${late}`)).status).toBe(404);
    expect((await post(`${(await inbox()).map(linkIn)[0]}x`)).status).toBe(404);
    expect((await profile())?.contacts?.email?.verifiedAt).toBeUndefined();
  });
});

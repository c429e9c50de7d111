import { describe, expect, inject, test } from 'vitest';
import type { OutgoingEmail } from '../adapter.ts';
import { mimeText } from './mime.ts';
import { type SmtpSettings, smtp } from './smtp.ts';

/** Demo data: nobody here exists. */
const mail = (extra: Partial<OutgoingEmail> = {}): OutgoingEmail => ({
  channel: 'email',
  deliveryId: `msg_${crypto.randomUUID()}`,
  site: 'demo',
  customer: 'c',
  from: { address: 'shop@shop.example', name: 'Größe & Eis' },
  to: { address: 'ann@example.com', name: 'Ann "the" Onym' },
  subject: 'Dein Warenkorb wartet – mit 50 % auf alle Sorten, solange der Sommer noch währt',
  html: '<p>Grüße</p>',
  text: `.hidden dot\r\nGrüße ${'x'.repeat(2_000)}`,
  headers: { 'List-Unsubscribe': '<https://shop.example/u>' },
  ...extra,
});
const server = (name: string, extra: Partial<SmtpSettings> = {}): SmtpSettings => ({
  host: '127.0.0.1',
  port: inject('smtpPorts')[name] ?? 0,
  security: 'none',
  ...extra,
});
type Arrived = { server: string; from: string; to: string; text: string; user: string | null };
async function arrived(id: string): Promise<Arrived | undefined> {
  const response = await fetch(`http://127.0.0.1:${inject('smtpInbox')}/`);
  return (await response.json<Arrived[]>()).find(({ text }) => text.includes(id));
}
/** As a mail program reads headers: white space between two encoded words is none. */
const words = (text: string) =>
  text
    .replaceAll(/\?=\s+=\?/g, '?==?')
    .replaceAll(/=\?utf-8\?B\?([^?]*)\?=/g, (_all, word: string) =>
      new TextDecoder().decode(Uint8Array.from(atob(word), (char) => char.charCodeAt(0))),
    );

describe('mail by SMTP, with real servers', () => {
  test('arrives as it was written, under the delivery’s own Message-ID', async () => {
    const sent = mail();
    expect(await smtp(server('plain')).send(sent)).toEqual({
      outcome: 'sent',
      providerId: `<${sent.deliveryId}@shop.example>`,
    });
    const got = await arrived(sent.deliveryId);
    expect(got).toMatchObject({ from: 'shop@shop.example', to: 'ann@example.com' });
    const { text = '' } = got ?? {};
    expect(words(text)).toContain(`Subject: ${sent.subject}`);
    expect(words(text)).toContain('From: Größe & Eis <shop@shop.example>');
    expect(text).toContain('To: "Ann \\"the\\" Onym" <ann@example.com>');
    expect(text).toContain('List-Unsubscribe: <https://shop.example/u>');
    expect(text.split('\r\n').every((line) => line.length <= 78)).toBe(true);
    const [plain = '', html = ''] = text
      .split(/--ff-\w+/)
      .slice(1, 3)
      .map((part) => atob((part.split('\r\n\r\n')[1] ?? '').replaceAll('\r\n', '')));
    const utf8 = (binary: string) => new TextDecoder().decode(Uint8Array.from(binary, (char) => char.charCodeAt(0)));
    expect([utf8(plain), utf8(html)]).toEqual([sent.text, sent.html]);
  });

  test('signs in where it is asked to', async () => {
    const sent = mail();
    const settings = server('needsUser', { user: 'shop', password: 'right' });
    expect(await smtp(settings).send(sent)).toMatchObject({ outcome: 'sent' });
    expect((await arrived(sent.deliveryId))?.user).toBe('shop');
    const wrong = await smtp({ ...settings, password: 'wrong' }).send(mail());
    expect(wrong).toMatchObject({ outcome: 'refused', permanent: true, reason: expect.stringMatching(/^535/) });
  });

  test.each([
    ['unknownMailbox', { outcome: 'refused', permanent: true, deadAddress: true }],
    ['greylists', { outcome: 'refused', permanent: false }],
    ['refusesMail', { outcome: 'refused', permanent: true }],
    ['speaksHttp', { outcome: 'refused', permanent: false }],
    // The last dot may have left before the connection broke: nobody can say that it has not arrived.
    ['dropsInData', { outcome: 'unknown' }],
  ])('of a server that is %s', async (name, outcome) => {
    expect(await smtp(server(name)).send(mail())).toMatchObject(outcome);
  });

  test('whose answer to the last dot is lost is unknown: only a receipt or a person may send it again', async () => {
    expect(await smtp(server('dropsAfterDot')).send(mail())).toEqual({
      outcome: 'unknown',
      reason: expect.any(String),
    });
  });

  test.each(['tls', 'startTls'] as const)('arrives encrypted, with its user, by %s', async (name) => {
    const sent = mail();
    const security = name === 'tls' ? 'tls' : 'starttls';
    const account = { host: 'localhost', security, user: 'shop', password: 'right' } as const;
    expect(await smtp(server(name, account)).send(sent)).toMatchObject({ outcome: 'sent' });
    expect(await arrived(sent.deliveryId)).toMatchObject({ server: name, to: 'ann@example.com', user: 'shop' });
  });

  test('goes to no server whose certificate is another’s', async () => {
    const sent = mail();
    const account = { security: 'tls', user: 'shop', password: 'right' } as const;
    const [another, none] = [
      server('tls', { ...account, host: '127.0.0.2' }),
      server('plain', { ...account, host: 'localhost' }),
    ];
    for (const settings of [another, none]) {
      expect(await smtp(settings).send(sent)).toMatchObject({ outcome: 'refused', permanent: false });
    }
    expect(await arrived(sent.deliveryId)).toBeUndefined();
  });

  test('a server that will not encrypt gets neither password nor mail', async () => {
    const settings = server('noStartTls', { security: 'starttls', user: 'shop', password: 'right' });
    expect(await smtp(settings).send(mail())).toMatchObject({ outcome: 'refused', reason: '502 not here' });
  });

  test('nobody there is a refusal that may be tried again', async () => {
    expect(await smtp(server('nowhere', { port: 9 })).send(mail())).toMatchObject({
      outcome: 'refused',
      permanent: false,
    });
  });

  test.each([
    { to: { address: 'ann@example.com>\r\nRCPT TO:<eve@example.com' } },
    { to: { address: 'ann@example.com> SIZE=1' } },
    { subject: 'Hi\r\nBcc: eve@example.com' },
    { headers: { 'X-Shop': 'a\nBcc: eve@example.com' } },
  ])('%j is refused before anybody is called', async (extra) => {
    expect(await smtp(server('plain')).send(mail(extra))).toMatchObject({ outcome: 'refused', permanent: true });
  });
});

test('no character is cut in two by the words of a header', () => {
  const subject = '🍦'.repeat(60);
  const { text } = mimeText(mail({ subject }), new Date(0));
  expect(words(text)).toContain(`Subject: ${subject}`);
  expect(text).toContain('Date: Thu, 01 Jan 1970 00:00:00 +0000');
});

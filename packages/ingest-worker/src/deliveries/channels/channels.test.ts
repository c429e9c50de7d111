import { SELF } from 'cloudflare:test';
import { describe, expect, inject, test } from 'vitest';
import { notices } from '../../console/notices.ts';
import { findSite } from '../../sites/store.ts';
import { get } from '../../testing/get.ts';
import { asServer, bindings, post, SITE } from '../../testing/worker.ts';
import type { SenderDomain } from './check-sender-domain.ts';

const put = (channel: string, body: unknown, headers: Record<string, string> = asServer) =>
  SELF.fetch(`https://footfall.test/v1/channels/${channel}`, { method: 'PUT', headers, body: JSON.stringify(body) });
const from = { address: 'hello@shop.example', name: 'Ice cream shop' };
const mailServer = { provider: 'smtp', from, host: '127.0.0.1', port: inject('smtpPorts').plain, security: 'none' };
const number = {
  provider: 'twilio',
  accountSid: 'AC1',
  user: 'SK1',
  password: 'secret-password',
  from: '+4930123456',
  allowedPrefixes: ['+49'],
};

describe('how a site sends', () => {
  test('is by the inbox until somebody says otherwise', async () => {
    const { data } = await get<{ data: unknown[] }>('/v1/channels');
    expect(data).toEqual(['email', 'sms', 'push'].map((channel) => ({ channel, settings: { provider: 'inbox' } })));
  });

  test('is told without secrets, which rest sealed', async () => {
    expect((await put('sms', number)).status).toBe(200);
    const { data } = await get<{ data: { settings: object }[] }>('/v1/channels');
    expect(data[1]?.settings).toMatchObject({ provider: 'twilio', user: 'SK1', password: '•••', dailyCeiling: 1_000 });
    const { results } = await bindings.DB.prepare('SELECT * FROM channels').all();
    expect(JSON.stringify(results)).not.toContain('secret-password');
  });

  test('keeps a secret that is left out, for the same place alone', async () => {
    await put('sms', number);
    const { password: _kept, ...rest } = number;
    expect((await put('sms', { ...rest, dailyCeiling: 5 })).status).toBe(200);
    expect((await put('sms', { ...rest, accountSid: 'AC2' })).status).toBe(400);
    const elsewhere = { ...mailServer, user: 'u', password: 'p' };
    expect((await put('email', elsewhere)).status).toBe(200);
    const { password: _other, ...open } = elsewhere;
    expect(await (await put('email', { ...open, host: 'localhost' })).json()).not.toHaveProperty('settings.password');
  });

  test('has its sender’s domain checked once mail leaves the house', async () => {
    const unset = await SELF.fetch('https://footfall.test/v1/channels/email/domain', { headers: asServer });
    expect([unset.status, await unset.json()]).toMatchObject([409, { error: 'channel_unset' }]);
    await put('email', mailServer);
    const { domain, checks } = await get<{ domain: string; checks: object[] }>('/v1/channels/email/domain');
    expect([domain, checks.length]).toEqual(['shop.example', 3]);
  });

  test('has its sender’s domain looked at before it is stored, so before any mail; what is amiss warns and stops nothing', async () => {
    const stored = await (await put('email', mailServer)).json<{ domain: SenderDomain }>();
    expect(stored.domain).toMatchObject({ domain: 'shop.example', checks: [{ name: 'SPF' }, {}, {}] });
    const found = () => bindings.DB.prepare('SELECT domain_check AS found FROM channels').first<{ found: string }>();
    expect(JSON.parse((await found())?.found ?? '')).toEqual(stored.domain);
    // As it would have been found, had there been a resolver.
    const checks = stored.domain.checks.map((check) => ({
      ...check,
      status: check.name === 'DKIM' ? 'missing' : 'ok',
    }));
    await bindings.DB.prepare('UPDATE channels SET domain_check = ?')
      .bind(JSON.stringify({ ...stored.domain, checks }))
      .run();
    const answer = await post('/v1/channels/email/test', { to: 'you@shop.example' }, asServer);
    expect(await answer.json()).toMatchObject({
      outcome: 'sent',
      warning: 'Mail from shop.example may land among spam: DKIM is missing. See Channels.',
    });
    const site = await findSite(bindings.DB, SITE);
    expect(site && (await notices(bindings, site, Date.now()))).toContainEqual(
      expect.objectContaining({ id: 'sender-domain', level: 'warning' }),
    );
    // What could not be looked up is no fault.
    await put('email', { ...mailServer, from: { address: 'hello@other.example' } });
    const again = await post('/v1/channels/email/test', { to: 'you@shop.example' }, asServer);
    expect(await again.json()).not.toHaveProperty('warning');
  });

  test('is tried by a test message, here to a real mail server', async () => {
    expect((await put('email', mailServer)).status).toBe(200);
    const answer = await post('/v1/channels/email/test', { to: 'you@shop.example' }, asServer);
    expect(await answer.json()).toMatchObject({ outcome: 'sent' });
    const inbox = await fetch(`http://127.0.0.1:${inject('smtpInbox')}/`);
    expect(await inbox.json()).toContainEqual(expect.objectContaining({ to: 'you@shop.example', from: from.address }));
    const unset = await post('/v1/channels/push/test', { to: 'token' }, asServer);
    expect([unset.status, await unset.json()]).toMatchObject([409, { error: 'channel_unset' }]);
  });

  test('writes an SMS to no country the site did not name', async () => {
    await put('sms', number);
    const answer = await post('/v1/channels/sms/test', { to: '+881612345678' }, asServer);
    expect(await answer.json()).toMatchObject({ outcome: 'refused', permanent: true });
  });

  test.each([
    [{ ...mailServer, port: 25 }, 400, /port 25/],
    [{ ...mailServer, host: '127.0.0.1', security: 'tls', port: 465 }, 422, /not a public name/],
    [{ ...mailServer, host: '10.0.0.8', security: 'starttls', port: 587 }, 422, /not a public name/],
    [{ ...mailServer, host: 'mail.internal', security: 'tls', port: 465 }, 422, /not a public name/],
    [{ ...mailServer, host: 'mail.shop.example', security: 'none' }, 422, /encrypted|not https|public/],
    [{ ...mailServer, host: 'a@127.0.0.1' }, 422, /not a public name/],
    [{ provider: 'sendgrid', from: { address: 'not one' }, apiKey: 'k' }, 400, /from/],
    [{ provider: 'pigeon' }, 400, /provider/],
  ])('%j is refused with %i', async (body, status, message) => {
    const answer = await put('email', body);
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(message);
  });

  test('is the site’s business alone', async () => {
    expect((await put('email', mailServer, { authorization: 'Bearer wk_demo' })).status).toBe(403);
    expect((await put('pigeon', mailServer)).status).toBe(404);
  });
});

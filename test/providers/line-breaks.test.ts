import { expect, test } from 'vitest';
import type { OutgoingEmail } from '../../packages/ingest-worker/src/deliveries/messages/adapter.ts';
import { mandrill } from '../../packages/ingest-worker/src/deliveries/messages/email/mandrill.ts';
import { sendGrid } from '../../packages/ingest-worker/src/deliveries/messages/email/sendgrid.ts';
import { mail, Provider } from '../support/provider.ts';

const provider = Provider.forTests();

test.each(['subject', 'from', 'to', 'header'])(
  'a line break in %s is refused before anything is sent',
  async (where) => {
    const broken = {
      subject: { ...mail, subject: 'Hi\r\nBcc: everyone@example.com' },
      from: { ...mail, from: { ...mail.from, name: 'Ann\nBcc: x' } },
      to: { ...mail, to: { ...mail.to, name: 'Ann\u2028' } },
      header: { ...mail, headers: { 'X-A': 'b\r\nX-B: c' } },
    }[where] as OutgoingEmail;
    for (const adapter of [
      sendGrid({ apiKey: 'k', baseUrl: provider.baseUrl }),
      mandrill({ apiKey: 'k', baseUrl: provider.baseUrl }),
    ]) {
      expect(await adapter.send(broken)).toEqual({
        outcome: 'refused',
        permanent: true,
        reason: 'a header holds a line break',
      });
    }
    expect(provider.seen).toEqual([]);
  },
);

import { CHANNELS } from '@footfall/contract';
import * as z from 'zod';
import { listOf } from '../../reference/answer-schemas.ts';
import type { RouteDoc } from '../../reference/route-doc.ts';
import { SETTINGS_SCHEMAS } from './channel-settings.ts';

const channel = z.enum(CHANNELS);
const told = z.object({
  channel,
  settings: z.record(z.string(), z.unknown()).describe('Of a secret only that it is there.'),
});
const path = { channel: 'email, sms or push.' };

export const channelsReference: RouteDoc[] = [
  {
    method: 'get',
    path: '/v1/channels',
    title: 'List how messages go out',
    text: 'Until a provider is set, messages go to the built-in inbox.',
    opens: 'secret',
    answer: listOf(told),
    status: 200,
  },
  {
    method: 'put',
    path: '/v1/channels/:channel',
    title: 'Set how messages of a channel go out',
    text: 'E-mail by SendGrid, Mailchimp Transactional, SMTP (465 or 587) or the inbox; SMS by Twilio; push by Firebase. Secrets are sealed at rest and never told again; one that is left out stays as it is, as long as it goes to the same place. A mail server has to be a public host. The sender’s domain is looked at before the settings are stored, so that no mail goes out in its name unseen; what is amiss is told and stops nothing.',
    opens: 'secret',
    parameters: path,
    body: z.union([SETTINGS_SCHEMAS.email, SETTINGS_SCHEMAS.sms, SETTINGS_SCHEMAS.push]),
    example: { provider: 'inbox', from: { address: 'hello@shop.example', name: 'Ice cream shop' } },
    examplePath: '/v1/channels/email',
    answer: told,
    status: 200,
  },
  {
    method: 'post',
    path: '/v1/channels/:channel/test',
    title: 'Send a test message',
    text: 'One message through the provider that is set, now; the answer says what it said.',
    opens: 'secret',
    parameters: path,
    body: z.object({ to: z.string() }),
    example: { to: 'you@shop.example' },
    examplePath: '/v1/channels/email/test',
    answer: z.object({
      outcome: z.enum(['sent', 'refused', 'unknown']),
      providerId: z.string().optional(),
      permanent: z.boolean().optional(),
      reason: z.string().optional(),
      warning: z.string().optional().describe('What is amiss with the sender’s domain.'),
    }),
    status: 200,
  },
  {
    method: 'get',
    path: '/v1/channels/email/domain',
    title: 'Check the sender’s domain',
    text: 'Whether mailbox providers will believe the mail: SPF, DKIM and DMARC of the domain in `from`, looked up now over HTTPS. It is also done each time the settings are stored, before the first mail. 409 while mail goes to the inbox.',
    opens: 'secret',
    answer: z.object({
      domain: z.string(),
      ready: z.boolean(),
      checks: z.array(
        z.object({
          name: z.enum(['SPF', 'DKIM', 'DMARC']),
          status: z.enum(['ok', 'missing', 'wrong', 'unknown']),
          found: z.string().nullable(),
          advice: z.string().describe('What to do.'),
        }),
      ),
    }),
    status: 200,
  },
];

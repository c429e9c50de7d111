import { CHANNELS, type Channel } from '@footfall/contract';
import { type Context, Hono } from 'hono';
import { nanoid } from 'nanoid';
import * as z from 'zod';
import { type Env, siteDb } from '../../env.ts';
import { Problem } from '../../problem.ts';
import { readJson } from '../../read-json.ts';
import { siteOf } from '../../sites/site-of.ts';
import type { OutgoingMessage } from '../messages/adapter.ts';
import { type ChannelSettings, SETTINGS_SCHEMAS, withoutSecrets } from './channel-settings.ts';
import type { SenderDomain } from './check-sender-domain.ts';
import { domainOf } from './domain-of.ts';
import { domainWarning } from './domain-warning.ts';
import { keepSecrets } from './keep-secrets.ts';
import { loadSettings, saveSettings } from './load-settings.ts';
import { providerAdapter } from './provider-adapter.ts';
import { refuseMailHost } from './refuse-mail-host.ts';
import { readDomainCheck, writeDomainCheck } from './store.ts';

/** HTTP in: how a site sends by each channel. */
export const channels = new Hono<{ Bindings: Env }>();
type Ctx = Context<{ Bindings: Env }>;

channels.get('/v1/channels', async (context) => {
  const site = await siteOf(context);
  const data = await Promise.all(
    CHANNELS.map(async (channel) => {
      const settings = await loadSettings(context.env, site.id, channel);
      return { channel, settings: settings ? withoutSecrets(settings) : { provider: 'inbox' } };
    }),
  );
  return context.json({ data, next: null });
});

channels.put('/v1/channels/:channel', async (context) => {
  const site = await siteOf(context);
  const channel = channelOf(context);
  const schema: z.ZodType<ChannelSettings> = SETTINGS_SCHEMAS[channel];
  const stored = await loadSettings(context.env, site.id, channel);
  const settings = await readJson(
    context.req.raw,
    z.preprocess((given) => keepSecrets(given, stored), schema),
  );
  if (settings.provider === 'smtp') {
    const refusal = await refuseMailHost(context.env, settings);
    if (refusal) throw new Problem(422, 'receiver_refused', refusal.reason);
  }
  // Before anything can be sent in its name.
  const domain = await domainOf(context.env, settings);
  await saveSettings(context.env, site.id, channel, settings, domain);
  return context.json({ channel, settings: withoutSecrets(settings), ...(domain ? { domain } : {}) });
});

channels.get('/v1/channels/email/domain', async (context) => {
  const site = await siteOf(context);
  const found = await domainOf(context.env, await loadSettings(context.env, site.id, 'email'));
  if (!found) throw new Problem(409, 'channel_unset', 'This channel has no provider yet: set one first.');
  await writeDomainCheck(siteDb(context.env, site.id), site.id, JSON.stringify(found));
  return context.json(found);
});

const testSchema = z.object({ to: z.string().min(3).max(512) });

channels.post('/v1/channels/:channel/test', async (context) => {
  const site = await siteOf(context);
  const channel = channelOf(context);
  const { to } = await readJson(context.req.raw, testSchema);
  const settings = await loadSettings(context.env, site.id, channel);
  const adapter = settings && providerAdapter(context.env, site.id, settings);
  if (!adapter) throw new Problem(409, 'channel_unset', 'This channel has no provider yet: set one first.');
  const outcome = await adapter.send(testMessage(channel, site.id, site.name, to, settings));
  const found = channel === 'email' ? await readDomainCheck(siteDb(context.env, site.id), site.id) : undefined;
  const warning = found && domainWarning(JSON.parse(found) as SenderDomain);
  return context.json({ ...outcome, ...(warning ? { warning } : {}) });
});

function channelOf(context: Ctx): Channel {
  const channel = CHANNELS.find((one) => one === context.req.param('channel'));
  if (!channel) throw new Problem(404, 'not_found', `There is no such channel; there are ${CHANNELS.join(', ')}.`);
  return channel;
}

/** Says what it is and nothing that anybody else has written. */
function testMessage(
  channel: Channel,
  site: string,
  name: string,
  to: string,
  settings: ChannelSettings,
): OutgoingMessage {
  const about = { deliveryId: `msg_test_${nanoid()}`, site, customer: '' };
  const text = 'This is a test: messages of this channel arrive.';
  if (channel === 'sms') return { ...about, channel, to, text };
  if (channel === 'push') return { ...about, channel, token: to, title: 'Footfall', text };
  const from = 'from' in settings && typeof settings.from === 'object' ? settings.from : { address: '' };
  const sender = { address: from.address, name: from.name ?? name };
  return { ...about, channel, from: sender, to: { address: to }, subject: 'A test', text, html: `<p>${text}</p>` };
}

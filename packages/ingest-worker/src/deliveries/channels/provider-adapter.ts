import { type Env, siteDb } from '../../env.ts';
import type { ChannelAdapter, OutgoingMessage, OutgoingSms, SendOutcome } from '../messages/adapter.ts';
import { mandrill } from '../messages/email/mandrill.ts';
import { sendGrid } from '../messages/email/sendgrid.ts';
import { smtp } from '../messages/email/smtp.ts';
import { fcm } from '../messages/push/fcm.ts';
import { twilio } from '../messages/sms/twilio.ts';
import type { ChannelSettings, SmsSettings } from './channel-settings.ts';
import { refuseMailHost } from './refuse-mail-host.ts';
import { takeOfDay } from './store.ts';

const DAY_MS = 24 * 60 * 60_000;

/** The provider a site's settings name; undefined for the built-in inbox. */
export function providerAdapter(env: Env, site: string, settings: ChannelSettings): ChannelAdapter | undefined {
  switch (settings.provider) {
    case 'inbox':
      return undefined;
    case 'sendgrid':
      return sendGrid(settings) as ChannelAdapter;
    case 'mandrill':
      return mandrill(settings) as ChannelAdapter;
    case 'smtp':
      return guarded(() => refuseMailHost(env, settings), smtp(settings) as ChannelAdapter);
    case 'twilio':
      return guarded(
        (message) => refuseSms(env, site, settings, message as OutgoingSms),
        twilio({ ...settings, ...callbackOf(env, site) }) as ChannelAdapter,
      );
    case 'fcm':
      return fcm(settings) as ChannelAdapter;
  }
}

type Refusal = Extract<SendOutcome, { outcome: 'refused' }>;

function guarded(
  refuse: (message: OutgoingMessage) => Promise<Refusal | undefined>,
  adapter: ChannelAdapter,
): ChannelAdapter {
  return { ...adapter, send: async (message) => (await refuse(message)) ?? adapter.send(message) };
}

/** An SMS costs money, and some countries much of it: only where the site said, and only so many a day. */
async function refuseSms(
  env: Env,
  site: string,
  { allowedPrefixes, dailyCeiling }: Extract<SmsSettings, { provider: 'twilio' }>,
  { to }: OutgoingSms,
): Promise<Refusal | undefined> {
  if (!allowedPrefixes.some((prefix) => to.startsWith(prefix))) {
    return { outcome: 'refused', permanent: true, reason: 'the site writes to no number of this country' };
  }
  const now = Date.now();
  const day = Math.floor(now / DAY_MS);
  if (await takeOfDay(siteDb(env, site), site, 'sms', day, dailyCeiling)) return undefined;
  const retryAfterMs = (day + 1) * DAY_MS - now;
  return { outcome: 'refused', permanent: false, reason: 'the site’s ceiling of today is reached', retryAfterMs };
}

function callbackOf({ PUBLIC_ORIGIN }: Env, site: string): { statusCallback?: string } {
  // Twilio calls no laptop.
  if (!PUBLIC_ORIGIN?.startsWith('https:')) return {};
  return { statusCallback: `${PUBLIC_ORIGIN}/v1/receipts/twilio/${encodeURIComponent(site)}` };
}

import type { Channel } from '@footfall/contract';
import { seal, unseal } from '../../crypto/seal.ts';
import { type Env, siteDb } from '../../env.ts';
import type { ChannelSettings, EmailSettings, PushSettings, SmsSettings } from './channel-settings.ts';
import type { SenderDomain } from './check-sender-domain.ts';
import { readSettings, writeSettings } from './store.ts';

interface SettingsOf {
  email: EmailSettings;
  sms: SmsSettings;
  push: PushSettings;
}

const place = (site: string, channel: Channel) => `channel/${site}/${channel}`;

/** How a site sends by a channel; undefined until somebody has said. */
export async function loadSettings<C extends Channel>(
  env: Env,
  site: string,
  channel: C,
): Promise<SettingsOf[C] | undefined> {
  const sealed = await readSettings(siteDb(env, site), site, channel);
  if (!sealed) return undefined;
  return JSON.parse(await unseal(env.FOOTFALL_SECRET, place(site, channel), sealed)) as SettingsOf[C];
}

/** `domain`: what was found of a mail's sender, which is looked at before anything can be sent in its name. */
export async function saveSettings(
  env: Env,
  site: string,
  channel: Channel,
  settings: ChannelSettings,
  domain: SenderDomain | undefined,
): Promise<void> {
  const sealed = await seal(env.FOOTFALL_SECRET, place(site, channel), JSON.stringify(settings));
  const found = domain ? JSON.stringify(domain) : null;
  await writeSettings(siteDb(env, site), site, channel, sealed, found, Date.now());
}

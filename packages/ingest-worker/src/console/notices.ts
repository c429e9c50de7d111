import type { Notice } from '@footfall/contract';
import { newCustomersThisHour } from '../collect/new-customer-ceiling.ts';
import type { SenderDomain } from '../deliveries/channels/check-sender-domain.ts';
import { domainWarning } from '../deliveries/channels/domain-warning.ts';
import { readDomainCheck } from '../deliveries/channels/store.ts';
import { BREAKER_FAILURES } from '../deliveries/webhooks/health.ts';
import { listWebhooks } from '../deliveries/webhooks/store.ts';
import { type Env, siteDb } from '../env.ts';
import type { Site } from '../sites/site.ts';

/** From this share of the ceiling on somebody should look. */
const WARN_SHARE = 0.8;

/** What a person should know now, whatever page of the console they are on. */
export async function notices(env: Env, site: Site, now: number): Promise<Notice[]> {
  return [
    ...(await tooManyNew(env, site, now)),
    ...(await troubledWebhooks(env, site)),
    ...(await troubledSender(env, site)),
  ];
}

async function troubledWebhooks(env: Env, site: Site): Promise<Notice[]> {
  const all = await listWebhooks(siteDb(env, site.id), site.id);
  return all.flatMap(({ id, url, status, disabledReason, health }): Notice[] => {
    const host = URL.parse(url)?.host ?? url;
    if (status === 'disabled' && disabledReason !== 'by hand') {
      const text = `The webhook to ${host} was disabled: ${disabledReason}. Mend the receiver, enable it and replay what it missed.`;
      return [{ id: `webhook-${id}`, level: 'problem', text }];
    }
    if (status !== 'active' || health.failures < BREAKER_FAILURES) return [];
    const text = `The webhook to ${host} failed ${health.failures} times in a row. It is tried again; after five days without a success it is disabled.`;
    return [{ id: `webhook-${id}`, level: 'warning', text }];
  });
}

async function troubledSender(env: Env, site: Site): Promise<Notice[]> {
  const found = await readDomainCheck(siteDb(env, site.id), site.id);
  const text = found && domainWarning(JSON.parse(found) as SenderDomain);
  return text ? [{ id: 'sender-domain', level: 'warning', text }] : [];
}

async function tooManyNew(env: Env, site: Site, now: number): Promise<Notice[]> {
  const made = await newCustomersThisHour(env, site.id, now);
  const ceiling = site.newCustomersPerHour;
  if (made < ceiling * WARN_SHARE) return [];
  const count = `${made.toLocaleString('en')} new customers within this hour, of ${ceiling.toLocaleString('en')} allowed`;
  const text =
    made < ceiling
      ? `Browsers made ${count}. At the ceiling new ones are told to come again later.`
      : `Browsers made ${count}. New ones are told to come again later: somebody may be inventing them, or the ceiling is too low.`;
  return [{ id: 'new-customers', level: made < ceiling ? 'warning' : 'problem', text }];
}

import type { Env } from '../../env.ts';
import type { SendOutcome } from '../messages/adapter.ts';
import { checkReceiver } from '../webhooks/check-receiver.ts';
import type { EmailSettings } from './channel-settings.ts';

type Smtp = Extract<EmailSettings, { provider: 'smtp' }>;

/** Why a mail server may not be called: the guard that webhooks have, when it is saved and before each mail. */
export async function refuseMailHost(
  env: Env,
  { host, security }: Pick<Smtp, 'host' | 'security'>,
): Promise<Extract<SendOutcome, { outcome: 'refused' }> | undefined> {
  const refused = (reason: string, permanent = true) => ({ outcome: 'refused' as const, permanent, reason });
  // A name and nothing else: what stands in an address is looked through as an address.
  if (!/^[\w.:[\]-]+$/.test(host)) return refused('The host is not a public name.');
  const loopback = env.ALLOW_LOOPBACK_RECEIVERS === 'true' && security === 'none';
  if (security === 'none' && !loopback) return refused('Mail and passwords go out encrypted only.');
  try {
    const reason = await checkReceiver(env, `${loopback ? 'http' : 'https'}://${host}/`);
    return reason ? refused(reason) : undefined;
  } catch {
    return refused('The host’s name could not be looked up.', false);
  }
}

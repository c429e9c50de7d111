import type { SenderDomain } from './check-sender-domain.ts';

/**
 * What a person should know before mail goes out in a domain's name; undefined where nothing is known to be amiss. It
 * warns and stops nothing: a provider may sign with a domain of its own, and what could not be looked up is no fault.
 */
export function domainWarning({ domain, checks }: SenderDomain): string | undefined {
  const amiss = checks.filter(({ status }) => status === 'missing' || status === 'wrong');
  if (amiss.length === 0) return undefined;
  const what = amiss.map(({ name, status }) => `${name} is ${status}`).join(', ');
  return `Mail from ${domain} may land among spam: ${what}. See Channels.`;
}

import type { EmailSettings } from './channel-settings.ts';

/** Where providers have a sender's keys published; SMTP servers may use any name, so that the usual ones are tried. */
const SELECTORS = {
  sendgrid: ['s1', 's2'],
  mandrill: ['mte1', 'mte2', 'mandrill'],
  smtp: ['default', 'mail', 'dkim', 'selector1', 'google', 'k1'],
} as const;

/** Under which selectors to look for the keys of a site's mail; undefined where none leaves the house. */
export function dkimSelectors(settings: EmailSettings): { selectors: readonly string[]; guessed: boolean } | undefined {
  const { provider } = settings;
  if (provider === 'inbox') return undefined;
  if (settings.dkimSelector) return { selectors: [settings.dkimSelector], guessed: false };
  return { selectors: SELECTORS[provider], guessed: provider === 'smtp' };
}

import type { Touch } from './attribution.ts';

const HOST = /^https?:\/\/([^/?#]+)/i;

/** What brought somebody, in one word for reports: `source / medium`, a click id's name, the site they came from, or `direct`. */
export function channelOf({ campaign, click, referrer }: Partial<Touch> = {}): string {
  const { source, medium } = campaign ?? {};
  const named = [source, medium].filter((part) => part !== undefined).join(' / ');
  return named || Object.keys(click ?? {})[0] || HOST.exec(referrer ?? '')?.[1]?.toLowerCase() || 'direct';
}

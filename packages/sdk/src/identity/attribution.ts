import type { CampaignContext } from '@footfall/contract';

/** How somebody came: what the address and the referrer told. */
export interface Touch {
  campaign?: CampaignContext;
  /** Click ids of advertising networks, by parameter name. */
  click?: Record<string, string>;
  referrer?: string;
  at: string;
}

const CLICK_ID = /^([dgy]clid|[gw]braid|(fb|msclk|tt|tw|irclick)(cl)?id|li_fat_id|epik|sccid)$/i;

/** Undefined where nothing says how: somebody already here, or typed the address. */
export function readTouch(url: URL, referrer: string, now: number): Touch | undefined {
  const campaign: Record<string, string> = {};
  const click: Record<string, string> = {};
  for (const [name, value] of url.searchParams) {
    if (name.startsWith('utm_')) campaign[name === 'utm_campaign' ? 'name' : name.slice(4)] = value;
    else if (CLICK_ID.test(name)) click[name] = value;
  }
  const foreign = referrer && new URL(referrer).host !== url.host;
  const has = (found: object): boolean => Object.keys(found).length > 0;
  if (!has(campaign) && !has(click) && !foreign) return;
  return {
    at: new Date(now).toISOString(),
    ...(has(campaign) && { campaign }),
    ...(has(click) && { click }),
    ...(foreign && { referrer }),
  };
}

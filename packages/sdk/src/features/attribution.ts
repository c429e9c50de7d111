import type { CampaignContext } from '@footfall/contract';
import type { Kit } from '../kit.ts';
import { amend, storedPerson } from '../person.ts';

/** How somebody came: what the address and the referrer told. */
export interface Touch {
  campaign?: CampaignContext;
  /** Click ids of advertising networks, by parameter name. */
  click?: Record<string, string>;
  referrer?: string;
  at?: Date | string;
}

const CLICK_ID = /(clk?|click|bra|cc|fat_)id$|^epik$/i;

/** Undefined where nothing says how: somebody already here, or who typed the address. */
export function readTouch(href: string, referrer: string): Touch | undefined {
  const { searchParams, host } = new URL(href);
  const campaign: Record<string, string> = {};
  const click: Record<string, string> = {};
  let found: unknown = referrer && !referrer.includes(host);
  for (const [name, value] of searchParams) {
    const [, utm] = name.split('utm_');
    if (utm) campaign[utm === 'campaign' ? 'name' : utm] = value;
    else if (CLICK_ID.test(name)) click[name] = value;
    found ||= utm || click[name];
  }
  return found ? { campaign, click, referrer, at: new Date() } : undefined;
}

/** Keeps the first and the last touch with the person. */
export function attribution({ store, cleanUrl, cameFrom }: Kit): void {
  const last = readTouch(cleanUrl(location.href), cleanUrl(cameFrom));
  if (!last) return;
  amend(store, { first: storedPerson(store).first ?? last, last });
}

import type { CampaignContext, EventContext } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';

/** How somebody came, the first time and the last. */
export interface Attribution {
  first: Touch;
  last: Touch;
}

/** One arrival from outside: by a campaign's link, an advertisement's click, or another site. */
export interface Touch {
  at: number;
  campaign?: CampaignContext;
  /** Click ids of advertising networks, by parameter name. */
  click?: Record<string, string>;
  referrer?: string;
}

const MAX_TEXT = 120;
const MAX_CLICK_IDS = 4;
const CAMPAIGN_MEMBERS = ['name', 'source', 'medium', 'term', 'content'] as const;
type Members = Record<string, unknown>;

/** By event time, in whatever order arrivals are told. */
export function withAttribution(attribution: Attribution | undefined, taken: TakenEvent): Attribution | undefined {
  let known = attribution;
  for (const touch of touchesOf(taken)) {
    if (!known) known = { first: touch, last: touch };
    else if (touch.at < known.first.at) known = { ...known, first: touch };
    else if (touch.at > known.last.at) known = { ...known, last: touch };
  }
  return known;
}

/** The SDK keeps both touches and sends them with every event; other clients tell a campaign when it happens. */
function touchesOf({ event, at }: TakenEvent): Touch[] {
  const { context } = event;
  if (!context) return [];
  const kept = context.attribution as { first?: unknown; last?: unknown } | undefined;
  const told = [kept?.first, kept?.last].flatMap((touch) => readTouch(touch, at) ?? []);
  return told.length > 0 ? told : [readTouch(landing(context), at) ?? []].flat();
}

function landing({ campaign, page }: EventContext): Members {
  const own = hostOf(page?.url);
  const from = hostOf(page?.referrer);
  return { campaign, ...(from && own && from !== own ? { referrer: page?.referrer } : {}) };
}

const HOST = /^https?:\/\/([^/?#]+)/i;

function hostOf(address: string | undefined): string | undefined {
  return HOST.exec(address ?? '')?.[1]?.toLowerCase();
}

/** A touch says something of where from, and never happened after the event that tells it. */
function readTouch(given: unknown, eventAt: number): Touch | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { campaign, click, referrer, at } = given as Members;
  const names = texts(campaign, (name) => (CAMPAIGN_MEMBERS as readonly string[]).includes(name));
  const clicks = texts(click, () => true).slice(0, MAX_CLICK_IDS);
  const from = shortText(referrer);
  if (names.length === 0 && clicks.length === 0 && !from) return undefined;
  const told = typeof at === 'string' ? Date.parse(at) : Number.NaN;
  return {
    at: Number.isFinite(told) ? Math.min(told, eventAt) : eventAt,
    ...(names.length > 0 ? { campaign: Object.fromEntries(names) } : {}),
    ...(clicks.length > 0 ? { click: Object.fromEntries(clicks) } : {}),
    ...(from ? { referrer: from } : {}),
  };
}

function texts(members: unknown, wanted: (name: string) => boolean): [string, string][] {
  if (typeof members !== 'object' || members === null) return [];
  return Object.entries(members).flatMap(([name, value]) => {
    const text = shortText(value);
    return text && wanted(name) ? [[name.slice(0, MAX_TEXT), text]] : [];
  });
}

function shortText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT) : undefined;
}

import type { CampaignDefinition, Event, Foreseen, MessagingRules, SegmentRule } from '@footfall/contract';
import type { TakenEvent } from '../input.ts';
import type { Rules } from '../rules.ts';
import { newCustomer } from '../state.ts';
import type { CampaignRule } from './campaign-plan.ts';
import type { CampaignNews } from './news.ts';
import { nextBroadcast } from './next-broadcast.ts';
import { catalogueNews, type SimulatedProduct } from './simulated-catalogue.ts';
import { SimulatedCustomer } from './simulated-customer.ts';

/** What a shop publishes, as far as campaigns ask for it. */
export interface SimulatedShop {
  campaigns: ({ id: string } & CampaignDefinition)[];
  segments?: SegmentRule[];
  /** How products stand and when that changes: what price drops and products that are back are told by. */
  products?: SimulatedProduct[];
  messaging?: MessagingRules;
  /** IANA zone and ISO 4217 code of the site; UTC and EUR where they are missing. */
  timeZone?: string;
  currency?: string;
  /** Whose word on money paid counts. */
  rewards?: 'trusted' | 'any';
}

/** An event, told by the shop's server at its `timestamp` (ISO 8601). */
export type SimulatedEvent = Event & { userId: string; timestamp: string };

/** What became of a message, or when a campaign goes on, and for whom. */
export type Happening = Foreseen & { userId: string };

/**
 * Lives through events on a clock of its own and answers all that campaigns do, in order: for a shop's own tests, and
 * for looking ahead. `from` and `to` are ISO 8601; what happens before `from` is lived through but not answered.
 */
export function simulate(shop: SimulatedShop, events: SimulatedEvent[], from: string, to: string): Happening[] {
  const rules = rulesOf(shop);
  const happenings: { at: number; happening: Happening }[] = [];
  const broadcasts = broadcastsOf(shop, Date.parse(from), Date.parse(to));
  for (const [userId, told] of Map.groupBy(events, (event) => event.userId)) {
    const begins = Date.parse(told[0]?.timestamp ?? from);
    const customer = new SimulatedCustomer(newCustomer('simulated', 'u', userId, begins), rules);
    const news = catalogueNews(shop.products ?? [], told, shop.currency ?? 'EUR');
    const inOrder = [...told.map(takenFrom), ...broadcasts, ...news].sort((one, other) => one.at - other.at);
    for (const one of inOrder) {
      if (one.at > Date.parse(to)) break;
      if ('kind' in one) customer.hear(one);
      else customer.tell(one);
    }
    customer.until(Date.parse(to));
    for (const { at, happening } of customer.happenings) happenings.push({ at, happening: { ...happening, userId } });
  }
  const isMeant = ({ at }: { at: number }) => at >= Date.parse(from) && at <= Date.parse(to);
  return happenings
    .filter(isMeant)
    .sort((one, other) => one.at - other.at)
    .map(({ happening }) => happening);
}

function rulesOf({
  campaigns,
  segments = [],
  messaging = {},
  timeZone = 'UTC',
  currency = 'EUR',
  rewards,
}: SimulatedShop) {
  const live = campaigns.map(({ id, ...definition }): CampaignRule => ({ id, version: 1, status: 'live', definition }));
  const shared: Rules = { version: 1, currency, timeZone, surveys: [], segments, campaigns: live, messaging };
  return rewards ? { ...shared, rewards } : shared;
}

function takenFrom(event: SimulatedEvent): TakenEvent {
  const at = Date.parse(event.timestamp);
  const orderId = event.type === 'track' && event.event === 'Order Completed' ? event.properties?.order_id : undefined;
  const keys = { browser: `b ${String(orderId)}`, server: `s ${String(orderId)}` };
  return {
    ...{ key: event.messageId, event, at, receivedAt: at, trusted: true, late: false, historical: false },
    ...(orderId === undefined ? {} : { order: { telling: 'first', keys } }),
  };
}

/** All that broadcasts tell by an instant; one without a time begins with what is looked at. */
function broadcastsOf({ campaigns, timeZone = 'UTC' }: SimulatedShop, from: number, to: number): CampaignNews[] {
  return campaigns.flatMap(({ id: campaign, trigger }) => {
    if (trigger.on !== 'broadcast') return [];
    const first = trigger.at === undefined ? from : Date.parse(trigger.at);
    const news: CampaignNews[] = [];
    let at: number | undefined = first;
    for (let turn = 1; at !== undefined && at <= to; turn += 1) {
      news.push({ kind: 'broadcast', campaign, at });
      at = nextBroadcast(first, turn, trigger.every, timeZone);
    }
    return news;
  });
}

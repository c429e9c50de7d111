import type { CampaignForesight, JsonObject } from '@footfall/contract';
import type { TakenEvent } from '@footfall/engine';
import { customerStubById } from '../customers/customer-stub.ts';
import { customerUnknown } from '../customers/customer-unknown.ts';
import { findCustomer } from '../customers/find-customer.ts';
import type { Env } from '../env.ts';
import type { SitePlace } from '../sites/site.ts';
import type { CampaignRow } from './campaign-row.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAYS_AHEAD = 14;

/** What somebody is supposed to do. */
export interface SupposedEvent {
  event: string;
  properties?: Record<string, unknown>;
  afterMinutes?: number;
}

/**
 * What all campaigns would do for a customer in the next 14 days, with this one's draft in force and as if they did
 * these things. Throws 404 where nobody goes by that id.
 */
export async function foresee(
  env: Env,
  site: SitePlace,
  { id, draft }: CampaignRow,
  { customer: asked, events = [] }: { customer: string; events?: SupposedEvent[] },
  now: number,
): Promise<CampaignForesight> {
  const found = await findCustomer(env, site, asked);
  if (!found) throw customerUnknown();
  const to = now + DAYS_AHEAD * DAY_MS;
  const rule = { id, version: 0, status: 'live' as const, since: now, definition: draft };
  const told = events.map((event, place) => supposed(event, place, found.customer.userId ?? asked, now));
  const inOrder = told.sort((one, other) => one.at - other.at);
  const happenings = await customerStubById(env, found.customer.id).foresee(rule, inOrder, { from: now, to });
  return {
    from: new Date(now).toISOString(),
    to: new Date(to).toISOString(),
    customer: found.customer,
    happenings,
  };
}

/** As the shop's server would tell it. */
function supposed(
  { event, properties = {}, afterMinutes = 0 }: SupposedEvent,
  place: number,
  userId: string,
  now: number,
): TakenEvent {
  const at = now + 1 + Math.round(afterMinutes * MINUTE_MS);
  const key = `supposed ${place}`;
  return {
    ...{ key, at, receivedAt: at, trusted: true, late: false, historical: false },
    event: { type: 'track', messageId: key, userId, event, properties: properties as JsonObject },
    ...(event === 'Order Completed'
      ? { order: { telling: 'first', keys: { browser: `b ${key}`, server: `s ${key}` } } }
      : {}),
  };
}

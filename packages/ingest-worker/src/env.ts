import type { AddressObject } from './addresses/address-object.ts';
import type { CustomerObject } from './customers/customer-object.ts';
import type { AnnouncementMessage, DeliveriesMessage, FactsMessage, WakesMessage } from './pipeline.ts';

/** What the platform gives the Worker; `wrangler.toml` names each. */
export interface Env {
  ASSETS: Fetcher;
  /** Reached through `siteDb` only, so that a site can have a database of its own. */
  DB: D1Database;
  CONFIG: KVNamespace;
  CUSTOMERS: DurableObjectNamespace<CustomerObject>;
  ADDRESSES: DurableObjectNamespace<AddressObject>;
  FACTS: Queue<FactsMessage>;
  DELIVERIES: Queue<DeliveriesMessage>;
  WAKES: Queue<WakesMessage | AnnouncementMessage>;
  /** Receivers that fail are called on a lane of their own. */
  DELIVERIES_SLOW: Queue<DeliveriesMessage>;
  SIGN_IN_LIMIT: RateLimit;
  /** Requests per key. */
  KEY_LIMIT: RateLimit;
  /** Requests by write key per address. */
  ADDRESS_LIMIT: RateLimit;
  /** Codes tried for one person. */
  COUPON_LIMIT: RateLimit;
  /** Opens `/v1/sites`. Without it nobody does. */
  ADMIN_TOKEN?: string;
  /** Opens `/metrics`. Without it nobody does … */
  METRICS_TOKEN?: string;
  /** … but where this is `true`: on a laptop. */
  OPEN_METRICS?: string;
  /** At least 32 random bytes, base64: sealing, sessions and tokens derive their own keys from it. */
  FOOTFALL_SECRET: string;
  /** Seconds for which an isolate trusts what it read of a site; 10 where it is missing. */
  SITE_CACHE_SECONDS?: string;
  /** Where this deployment is reached, such as `https://footfall.shop.example`: links in messages begin with it. */
  PUBLIC_ORIGIN?: string;
  /** DNS over HTTPS in JSON; Cloudflare's own where it is missing. */
  DNS_RESOLVER_URL?: string;
  /** `true` lets webhooks go to loopback receivers: for a laptop, never for a deployment. */
  ALLOW_LOOPBACK_RECEIVERS?: string;
}

/** The database a site lives in: one for all, until a site outgrows it. */
export function siteDb(env: Env, _site: string): D1Database {
  return env.DB;
}

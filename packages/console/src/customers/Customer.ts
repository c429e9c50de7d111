import type { Trust } from '@footfall/contract';

/** `GET /v1/customers/:id`, as far as the console shows it. Times are ISO 8601, money in major units. */
export interface Customer {
  id: string;
  userId?: string;
  anonymousId?: string;
  trust: Trust;
  firstSeenAt: string;
  lastSeenAt: string;
  traits: Record<string, unknown>;
  claims: { userId?: string; traits: Record<string, unknown> };
  contacts: Record<string, { address: string; verifiedAt: string | null }>;
  consent: Record<string, { granted: boolean; at: string }>;
  timeZone: string | null;
  locale: string | null;
  cart: { value: number; currency: string; updatedAt: string; products: Product[] } | null;
  orders: { order_id: string; at: string; total: number; refunded: number; currency: string; products: Product[] }[];
  spent: Record<string, { orders: number; revenue: number; average: number; refunded: number }>;
  favourites: { product_id: string | null; category: string | null };
  sessions: { count: number; startedAt: string; lastAt: string } | null;
  attribution: { first: Touch; last: Touch } | null;
  counts: Record<string, number>;
  segments: { id: string; since: string }[];
}

export interface Product {
  product_id: string;
  name?: string;
  quantity: number;
}

export interface Touch {
  at: string;
  campaign?: { name?: string; source?: string; medium?: string };
  click?: Record<string, string>;
  referrer?: string;
}

import type { JsonObject } from './event.ts';
import type { WebhookCustomer } from './webhook.ts';

/** `GET /console/api/live?after=<cursor>`: what arrived, oldest first, and where to go on from. */
export interface LivePage {
  data: LiveEvent[];
  /** Give it back as `after`; stays the same while nothing new has come. */
  next: string;
}

/** One accepted event and what it caused. */
export interface LiveEvent {
  /** Unique and stable: the customer's id and the fact's sequence. */
  id: string;
  /** When Footfall received it, ISO 8601 UTC. */
  receivedAt: string;
  customer: WebhookCustomer;
  event: { messageId: string; type: string; name: string; path?: string; properties: JsonObject };
  /** A secret key or an identity token spoke. */
  trusted: boolean;
  late?: true;
  caused: Consequence[];
}

export type Consequence = FactConsequence | DeliveryConsequence;

/** Something the customer's object decided because of the event. */
export interface FactConsequence {
  kind: 'fact';
  /** Such as `order.completed`. */
  type: string;
  /** One line for a person. */
  summary: string;
}

/** A message or webhook on its way out. */
export interface DeliveryConsequence {
  kind: 'delivery';
  id: string;
  channel: 'webhook' | 'email' | 'sms' | 'push';
  type: string;
  /** URL or address, shortened. */
  to: string;
  status: 'pending' | 'claimed' | 'sent' | 'delivered' | 'withheld' | 'failed' | 'unknown';
  attempts: number;
  /** Last HTTP status the receiver gave, or a short reason. */
  lastAnswer?: string;
}

/** `GET /console/api/notices`: what a person should know now, whatever page of the console they are on. */
export interface Notice {
  /** The same for the same trouble. */
  id: string;
  level: 'warning' | 'problem';
  /** A sentence or two: what is the matter, what to do. */
  text: string;
}

/** `GET /console/api/session`: who is signed in. */
export interface ConsoleSession {
  site: { id: string; name: string; currency: string; timeZone: string };
  /** For the snippet to paste into a shop. */
  writeKey: string;
}

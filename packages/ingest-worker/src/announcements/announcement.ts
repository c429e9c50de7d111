import type { BroadcastTrigger } from '@footfall/contract';

/** What many customers are told, and who they are. Times are epoch milliseconds, amounts minor units. */
export type Announcement =
  | {
      kind: 'broadcast';
      campaign: string;
      segment: string;
      at: number;
      /** How it comes again, and which turn this is. */
      repeats?: { every: NonNullable<BroadcastTrigger['every']>; first: number; turn: number };
    }
  | { kind: 'priceDrop'; product: string; at: number; minor: number; currency: string }
  | { kind: 'backInStock'; product: string; at: number };

/** An announcement as it stands, as long as the lease lasts only ours to drive. */
export interface OpenAnnouncement {
  id: string;
  body: Announcement;
  perMinute: number;
  cursor: string;
}

/** Somebody to be told. */
export interface Listener {
  customer: string;
  /** How the product stood when they last looked at it. */
  seen?: { minor: number; at: number };
}

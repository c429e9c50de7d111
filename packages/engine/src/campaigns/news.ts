/** What the site tells a customer by itself, one of many: it may begin campaigns. Times are epoch milliseconds. */
export type CampaignNews =
  /** A broadcast has come to them. `at`: when it was to begin, which names it among its repetitions. */
  | { kind: 'broadcast'; campaign: string; at: number }
  /** A product they were interested in costs less, or can be had again. Amounts are minor units of one currency. */
  | {
      kind: 'priceDrop';
      product: string;
      at: number;
      /** What it cost when they saw it last, and when that was. */
      seen: { minor: number; at: number };
      minor: number;
    }
  | { kind: 'backInStock'; product: string; at: number; seen: { at: number } };

/** One storefront as the Worker needs it at its door. */
export interface Site {
  id: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA zone. */
  timeZone: string;
  /** Whose telling makes an order: anybody's, or the shop's server alone. */
  orders: 'any' | 'server';
  /** Whose word on money paid counts where rewards hang on it. */
  rewards: 'trusted' | 'any';
  /** Such as `https://shop.example`, `https://*.shop.example`, `http://localhost:*`. */
  allowedOrigins: string[];
  /** `required` takes events only from people who agreed to be measured. */
  consent: 'granted' | 'required';
  /** How many customers browsers may make within an hour. */
  newCustomersPerHour: number;
  /** How many known customers meet new rules within a second after a publish. */
  wakesPerSecond: number;
  /** Where customers' objects are made; they never move afterwards. */
  locationHint?: DurableObjectLocationHint;
  /** Version of the newest published rules. */
  rulesVersion: number;
}

/** What it takes to address a customer's object of a site that may not be there yet. */
export type SitePlace = Pick<Site, 'id' | 'locationHint'>;

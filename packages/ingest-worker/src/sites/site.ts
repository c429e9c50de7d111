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
  /** Such as `https://shop.example`, `https://*.shop.example`, `http://localhost:*`. */
  allowedOrigins: string[];
  /** Version of the newest published rules. */
  rulesVersion: number;
}

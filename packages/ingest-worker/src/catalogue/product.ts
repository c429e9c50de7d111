/** A product as the database keeps it. Amounts are minor units, times epoch milliseconds. */
export interface ProductRow {
  id: string;
  name: string | null;
  url: string | null;
  minor: number;
  currency: string;
  available: boolean;
  updatedAt: number;
}

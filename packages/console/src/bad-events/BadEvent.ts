/** One refused event as `GET /v1/bad-events` lists it. */
export interface BadEvent {
  id: string;
  receivedAt: string;
  /** One of the contract's event codes; kept as text, since an older console may meet a newer code. */
  code: string;
  /** A plain sentence: what, where, what to do. */
  message: string;
  /** JSON path of the offending member. */
  path: string | null;
  /** The event as it was told. */
  event: unknown;
}

/** What a provider tells of one message, in words that are the same for all of them. */
export interface Receipt {
  /** The provider's own id of this telling: the same when it tells again. */
  id: string;
  deliveryId: string;
  kind: ReceiptKind;
  /** Epoch milliseconds. */
  at: number;
  /** The provider's words, for a person. */
  reason?: string;
  /** Of a bounce: nothing will ever arrive there. */
  permanent?: true;
  /** How somebody said that they want no more, for the proof; a provider's list where it is missing. */
  method?: string;
  /** Of a click. */
  url?: string;
  /** By a program that looks at mail before people do. */
  machine?: true;
}

/** In the order in which a message passes through them; what went wrong comes last and stays. */
export type ReceiptKind =
  | 'deferred'
  | 'delivered'
  | 'opened'
  | 'clicked'
  | 'bounced'
  | 'failed'
  | 'complained'
  | 'unsubscribed';

/** What was told of a message, as `GET /v1/deliveries/:id` has it. */
export interface Receipt {
  at: string;
  kind: 'deferred' | 'delivered' | 'opened' | 'clicked' | 'bounced' | 'failed' | 'complained' | 'unsubscribed';
  reason: string | null;
  url: string | null;
  machine: boolean;
}

const WORDS: Record<Receipt['kind'], string> = {
  deferred: 'Put off by the receiving side',
  delivered: 'Delivered',
  opened: 'Opened',
  clicked: 'Clicked',
  bounced: 'Bounced',
  failed: 'Refused by the provider',
  complained: 'Reported as unwanted',
  unsubscribed: 'Unsubscribed',
};

/** One receipt in a line. */
export function receiptWords({ kind, reason, url, machine }: Receipt): string {
  const what = [WORDS[kind], ...(url ? [url] : []), ...(reason ? [`(${reason})`] : [])].join(' ');
  return machine ? `${what}, by a machine and not counted` : what;
}

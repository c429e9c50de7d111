import type { Webhook } from './Webhook.ts';

/** What troubles a webhook, as a person says it; empty where nothing does. */
export function healthWords({ status, disabledReason, health }: Webhook): string {
  if (status !== 'active') return `It gets no calls: it was disabled ${wordsFor(disabledReason)}.`;
  if (!health || health.failures === 0) return '';
  const times = health.failures === 1 ? 'The last call failed' : `The last ${health.failures} calls failed`;
  return health.pausedUntil ? `${times}; it is left alone for a while between calls.` : `${times}.`;
}

function wordsFor(reason: string | null | undefined): string {
  return reason === 'by hand' || !reason ? 'by hand' : `because ${reason}`;
}

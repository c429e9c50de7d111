import type { WithheldReason } from '@footfall/contract';
import type { Message } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';

export function withholdMessage(draft: CampaignDraft, message: Message, reason: WithheldReason, until?: number): void {
  const { id, step, channel } = message;
  const delayed = until === undefined ? {} : { until };
  draft.tell({
    type: 'delivery.withheld',
    ...draft.said(message),
    step,
    channel,
    message: id,
    reason,
    ...delayed,
  });
  draft.mark(message, reason);
}

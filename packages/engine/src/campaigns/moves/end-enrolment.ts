import type { EndedReason } from '@footfall/contract';
import type { Enrolment } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { withholdMessage } from './withhold-message.ts';

export function endEnrolment(draft: CampaignDraft, enrolment: Enrolment, reason: EndedReason): void {
  draft.drop(enrolment);
  for (const message of draft.campaigns.messages) {
    const isWaiting = message.run === enrolment.run && message.claimedAt === undefined && !message.over;
    if (isWaiting && (reason === 'exit' || reason === 'archived')) withholdMessage(draft, message, reason);
  }
  draft.tell({ type: 'campaign.ended', ...draft.said(enrolment), reason });
}

import type { WithheldReason } from '@footfall/contract';
import { stepOf } from '../campaign-plan.ts';
import type { Message } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import type { ClaimAnswer } from './claim-answer.ts';
import { leaveStep } from './enter-step.ts';
import { withholdMessage } from './withhold-message.ts';

/** It is not sent, and its enrolment goes on without it. */
export function giveUpMessage(draft: CampaignDraft, message: Message, reason: WithheldReason): ClaimAnswer {
  withholdMessage(draft, message, reason);
  const enrolment = draft.waitingFor(message.id);
  const rule = draft.ruleOf(message);
  const step = rule && stepOf(rule, message.step);
  if (enrolment && rule && step) {
    draft.guard(rule, () => leaveStep(draft, rule, enrolment, step, { at: draft.now }), enrolment);
  }
  return { outcome: 'withheld', reason };
}

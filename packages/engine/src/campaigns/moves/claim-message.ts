import type { WithheldReason } from '@footfall/contract';
import { stepOf } from '../campaign-plan.ts';
import { withoutOld } from '../capped-until.ts';
import { checkSend } from '../check-send.ts';
import { reach } from '../choose-channel.ts';
import type { CampaignsState, Message } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import type { ClaimAnswer } from './claim-answer.ts';
import { leaveStep } from './enter-step.ts';
import { giveBackMessage } from './give-back-message.ts';
import { giveUpMessage } from './give-up-message.ts';
import { withholdMessage } from './withhold-message.ts';

export function claimMessage(draft: CampaignDraft, id: string): ClaimAnswer {
  const message = draft.campaigns.messages.find((known) => known.id === id);
  if (!message) return { outcome: 'withheld', reason: 'expired' };
  if (message.over) return { outcome: 'withheld', reason: message.over };
  const rule = draft.ruleOf(message);
  const step = rule && stepOf(rule, message.step);
  if (!rule || step?.do !== 'send') return giveUpMessage(draft, message, 'archived');
  const { channel, expiresAt } = message;
  if (message.claimedAt !== undefined) {
    const choice = reach(draft.state.profile, channel, step.transactional === true, draft.rules.messaging ?? {});
    if ('channel' in choice) return { outcome: 'send', message, address: choice.address, step, rule };
    giveBackMessage(draft, id, choice.reason);
    return { outcome: 'withheld', reason: choice.reason };
  }
  const verdict = checkSend(draft.state, { rule, step, channel, expiresAt }, draft.rules, draft.now);
  if ('until' in verdict) return putOff(draft, message, verdict.reason, verdict.until);
  if ('reason' in verdict) return giveUpMessage(draft, message, verdict.reason);

  const claimed: Message = { ...message, claimedAt: draft.now };
  const { messages, sent } = draft.campaigns;
  const counted: CampaignsState['sent'] = step.transactional ? [] : [[draft.now, channel, ...new Set(step.tags ?? [])]];
  draft.keep({
    messages: messages.map((known) => (known === message ? claimed : known)),
    sent: [...withoutOld(sent, draft.now), ...counted],
  });
  draft.tell({ type: 'delivery.claimed', ...draft.said(message), step: step.id, channel, message: id });
  const enrolment = draft.waitingFor(id);
  if (enrolment) draft.guard(rule, () => leaveStep(draft, rule, enrolment, step, { at: draft.now }), enrolment);
  return { outcome: 'send', message: claimed, address: verdict.address, step, rule };
}

function putOff(draft: CampaignDraft, message: Message, reason: WithheldReason, until: number): ClaimAnswer {
  const enrolment = draft.waitingFor(message.id);
  // One that has left its enrolment behind waits for nobody.
  if (!enrolment) return giveUpMessage(draft, message, reason);
  withholdMessage(draft, message, reason, until);
  const { message: _message, ...rest } = enrolment;
  draft.replace(enrolment, { ...rest, until });
  return { outcome: 'later', reason, until };
}

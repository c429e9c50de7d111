import type { WithheldReason } from '@footfall/contract';
import { stepOf } from '../campaign-plan.ts';
import { checkSend } from '../check-send.ts';
import type { Message } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { giveUpMessage } from './give-up-message.ts';
import { requestMessage } from './request-message.ts';

/** A message that was claimed did not go out and never will: its place under the caps is free again. */
export function giveBackMessage(draft: CampaignDraft, id: string, reason: WithheldReason): void {
  const message = draft.campaigns.messages.find((known) => known.id === id);
  if (!message || message.claimedAt === undefined || message.over) return;
  const { sent } = draft.campaigns;
  const place = sent.findIndex(([at, channel]) => at === message.claimedAt && channel === message.channel);
  draft.keep({ sent: place < 0 ? sent : sent.toSpliced(place, 1) });
  giveUpMessage(draft, message, reason);
  if (reason === 'refused' || reason === 'suppressed') tryOtherChannel(draft, message);
}

/** The next of the step's channels, where the provider knows nobody at the address of this one. */
function tryOtherChannel(draft: CampaignDraft, message: Message): void {
  const rule = draft.ruleOf(message);
  const step = rule && stepOf(rule, message.step);
  if (!rule || step?.do !== 'send') return;
  const { run, expiresAt } = message;
  const tried = draft.campaigns.messages.filter((known) => known.run === run && known.step === message.step);
  const except = tried.map(({ channel }) => channel);
  const verdict = checkSend(draft.state, { rule, step, except, expiresAt }, draft.rules, draft.now);
  if (!('reason' in verdict)) requestMessage(draft, message, verdict.channel, expiresAt);
}

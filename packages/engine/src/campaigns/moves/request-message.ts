import type { Message } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';

/** Messages known one by one; of those that were handed on the oldest are forgotten first. */
const MAX_MESSAGES = 24;
/** How long after it was handed on a message may still turn out to have failed. */
const SETTLED_AFTER_MS = 72 * 60 * 60_000;

export function requestMessage(
  draft: CampaignDraft,
  about: Pick<Message, 'run' | 'campaign' | 'version' | 'entity' | 'at' | 'step'>,
  channel: Message['channel'],
  expiresAt: number,
): Message {
  const { run, campaign, version, entity, at, step } = about;
  const id = `${run}.${step}.${(draft.state.sequence + draft.facts.length + 1).toString(36)}`;
  const message: Message = {
    ...{ id, run, campaign, version, at, step, channel, requestedAt: draft.now, expiresAt },
    ...(entity === undefined ? {} : { entity }),
  };
  draft.keep({ messages: fewer(draft, [...draft.campaigns.messages, message]) });
  draft.tell({ type: 'delivery.requested', ...draft.said(message), step, channel, message: id, expiresAt });
  return message;
}

/** Those that are settled go; where there are still too many, the oldest that were handed on. */
function fewer(draft: CampaignDraft, messages: Message[]): Message[] {
  const open = messages.filter(
    ({ claimedAt, over, expiresAt }) => (claimedAt ?? (over ? expiresAt : draft.now)) > draft.now - SETTLED_AFTER_MS,
  );
  const spare = open.filter(({ claimedAt, over }) => claimedAt !== undefined || over !== undefined);
  const gone = new Set(spare.slice(0, Math.max(0, open.length - MAX_MESSAGES)));
  return open.filter((message) => !gone.has(message));
}

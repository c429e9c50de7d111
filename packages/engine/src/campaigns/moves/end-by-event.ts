import type { CompactEvent } from '../../history/compact-event.ts';
import type { TakenEvent } from '../../input.ts';
import type { CampaignRule } from '../campaign-plan.ts';
import { isAbout } from '../entity-key.ts';
import { isAboutCampaign } from '../is-about-campaign.ts';
import { matchesEvent } from '../matches-event.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { endEnrolment } from './end-enrolment.ts';
import { withholdMessage } from './withhold-message.ts';

export function endByEvent(draft: CampaignDraft, taken: TakenEvent, compact: CompactEvent): void {
  const { rewards = 'trusted' } = draft.rules;
  const isExit = (rule: CampaignRule, { at, entity }: { at: number; entity?: string }) =>
    taken.at >= at &&
    isAbout(taken, rule.definition.entity, entity) &&
    isAboutCampaign(taken, rule.id) &&
    (rule.definition.exit ?? []).some((pattern) => matchesEvent(pattern, compact, rewards));
  for (const message of draft.campaigns.messages) {
    const rule = draft.ruleOf(message);
    if (message.over || !rule || !isExit(rule, message)) continue;
    if (message.claimedAt === undefined) withholdMessage(draft, message, 'exit');
    else draft.mark(message, 'exit');
  }
  for (const enrolment of draft.campaigns.running) {
    const rule = draft.ruleOf(enrolment);
    if (rule && isExit(rule, enrolment)) endEnrolment(draft, enrolment, 'exit');
  }
}

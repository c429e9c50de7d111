import type { CompactEvent } from '../../history/compact-event.ts';
import type { TakenEvent } from '../../input.ts';
import { type CampaignRule, stepOf } from '../campaign-plan.ts';
import { isAbout } from '../entity-key.ts';
import { isAboutCampaign } from '../is-about-campaign.ts';
import { matchesEvent } from '../matches-event.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { leaveStep } from './enter-step.ts';

/** Those who wait for this event go on. */
export function goOnByEvent(draft: CampaignDraft, taken: TakenEvent, compact: CompactEvent): void {
  const { rewards = 'trusted' } = draft.rules;
  for (const enrolment of draft.campaigns.running) {
    const rule = draft.ruleOf(enrolment);
    const step = rule && stepOf(rule, enrolment.step);
    if (step?.do !== 'waitUntil' || taken.at < enrolment.at) continue;
    if (!isAbout(taken, rule?.definition.entity, enrolment.entity)) continue;
    if (!isAboutCampaign(taken, enrolment.campaign)) continue;
    draft.guard(
      rule as CampaignRule,
      () => {
        if (!matchesEvent(step.event, compact, rewards)) return;
        leaveStep(draft, rule as CampaignRule, enrolment, step, { at: Math.max(taken.at, enrolment.at), by: 'event' });
      },
      enrolment,
    );
  }
}

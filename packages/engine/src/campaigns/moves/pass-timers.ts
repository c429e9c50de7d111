import { type CampaignRule, stepOf } from '../campaign-plan.ts';
import type { Enrolment } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { endEnrolment } from './end-enrolment.ts';
import { enterStep, leaveStep } from './enter-step.ts';
import { giveUpMessage } from './give-up-message.ts';

/** Everything whose time has come; also what a new version of the rules has no place for any more. */
export function passTimers(draft: CampaignDraft): void {
  for (const enrolment of draft.campaigns.running) {
    const rule = draft.ruleOf(enrolment);
    if (!rule) endEnrolment(draft, enrolment, 'archived');
    else if (enrolment.until !== undefined && enrolment.until <= draft.now) {
      draft.guard(rule, () => goOnByTime(draft, rule, enrolment), enrolment);
    }
  }
  for (const message of draft.campaigns.messages) {
    const isWaiting = message.claimedAt === undefined && message.over === undefined;
    if (isWaiting && message.expiresAt <= draft.now) giveUpMessage(draft, message, 'expired');
  }
}

/** The time of what an enrolment stands at has come. */
function goOnByTime(draft: CampaignDraft, rule: CampaignRule, enrolment: Enrolment): void {
  const step = stepOf(rule, enrolment.step);
  const { until = draft.now } = enrolment;
  if (!step) {
    endEnrolment(draft, enrolment, 'archived');
  } else if (step.do === 'wait') {
    leaveStep(draft, rule, enrolment, step, { at: until });
  } else if (step.do === 'waitUntil') {
    leaveStep(draft, rule, enrolment, step, { at: until, by: 'timeout', to: step.onTimeout });
  } else {
    // A message that was put off, or one that nobody has come for.
    const message = draft.campaigns.messages.find(({ id }) => id === enrolment.message);
    if (message && message.claimedAt === undefined && !message.over) giveUpMessage(draft, message, 'expired');
    else enterStep(draft, rule, enrolment, step.id, until);
  }
}

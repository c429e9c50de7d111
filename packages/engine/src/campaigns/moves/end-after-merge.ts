import { matchingEvents } from '../../segments/matching-events.ts';
import { subjectOf } from '../../segments/subject-of.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { endEnrolment } from './end-enrolment.ts';

/** What a device brought may be over by what its user has done since. */
export function endAfterMerge(draft: CampaignDraft): void {
  const subject = subjectOf(draft.state, draft.rules, draft.now);
  for (const enrolment of draft.campaigns.running) {
    const rule = draft.ruleOf(enrolment);
    const isOver = (rule?.definition.exit ?? []).some((pattern) =>
      matchingEvents(subject, pattern).some(([, at]) => at > enrolment.at),
    );
    if (rule && isOver) endEnrolment(draft, enrolment, 'exit');
  }
}

import { DEFER_HOURS, type SendStep } from '@footfall/contract';
import { spanMs } from '../../segments/span.ts';
import type { CampaignRule } from '../campaign-plan.ts';
import { checkSend } from '../check-send.ts';
import type { Enrolment } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { requestMessage } from './request-message.ts';

const HOUR_MS = 60 * 60_000;

/** Asks for a message; the enrolment stands here until it is handed on or given up. */
export function askForMessage(
  draft: CampaignDraft,
  rule: CampaignRule,
  enrolment: Enrolment,
  step: SendStep,
): 'waits' | Record<string, never> {
  const lasts = step.expires ? spanMs(step.expires) : DEFER_HOURS * HOUR_MS;
  const expiresAt = enrolment.expiresAt ?? draft.now + lasts;
  const verdict = checkSend(draft.state, { rule, step, expiresAt }, draft.rules, draft.now);
  const said = { ...draft.said(enrolment), step: step.id };
  if ('reason' in verdict) {
    draft.tell({ type: 'delivery.withheld', ...said, ...verdict });
    return 'until' in verdict ? draft.waits(enrolment, { until: verdict.until, expiresAt }) : {};
  }
  const message = requestMessage(draft, { ...enrolment, step: step.id }, verdict.channel, expiresAt);
  return draft.waits(enrolment, { until: expiresAt, expiresAt, message: message.id });
}

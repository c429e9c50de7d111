import { spanMs } from '../../segments/span.ts';
import { stepOf } from '../campaign-plan.ts';
import type { Enrolment } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';

/** The wait that is under way begins anew; what is not waiting for a span of time stays as it is. */
export function restartWait(draft: CampaignDraft, enrolment: Enrolment, at: number): void {
  const rule = draft.ruleOf(enrolment);
  const step = rule && stepOf(rule, enrolment.step);
  const span = step?.do === 'wait' && step.until.kind === 'span' ? step.until.span : undefined;
  const timeout = step?.do === 'waitUntil' ? step.timeout : undefined;
  const wait = span ?? timeout;
  if (!wait || at <= enrolment.at) return;
  draft.replace(enrolment, { ...enrolment, at, until: at + spanMs(wait) });
}

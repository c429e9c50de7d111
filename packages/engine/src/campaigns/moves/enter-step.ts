import type { CampaignStep } from '@footfall/contract';
import { type CampaignRule, stepAfter, stepOf } from '../campaign-plan.ts';
import type { Enrolment } from '../state.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import { endEnrolment } from './end-enrolment.ts';
import { takeStep } from './take-step.ts';

/** Goes through steps from this one on, as far as they need no time. */
export function enterStep(draft: CampaignDraft, rule: CampaignRule, from: Enrolment, first: string, at: number): void {
  const { message: _message, until: _until, ...rest } = from;
  let enrolment: Enrolment = { ...rest, step: first };
  draft.replace(from, enrolment);
  let id: string | undefined = first;
  while (id !== undefined) {
    const step: CampaignStep | undefined = stepOf(rule, id);
    if (!step) break;
    const next: Enrolment = { ...enrolment, step: id };
    draft.replace(enrolment, next);
    enrolment = next;
    const way = takeStep(draft, rule, enrolment, step, at);
    if (way === 'waits') return;
    if ('end' in way) {
      endEnrolment(draft, draft.latest(enrolment), way.end);
      return;
    }
    tellAdvanced(draft, enrolment, step, way.by);
    id = way.to ?? stepAfter(rule, step);
  }
  endEnrolment(draft, draft.latest(enrolment), 'completed');
}

/** Leaves a step that has waited; `by`: how it came out, `to`: where that leads instead of its next. */
export function leaveStep(
  draft: CampaignDraft,
  rule: CampaignRule,
  enrolment: Enrolment,
  step: CampaignStep,
  { at, by, to }: { at: number; by?: string; to?: string | undefined },
): void {
  tellAdvanced(draft, enrolment, step, by);
  const { expiresAt: _over, ...rest } = enrolment;
  draft.replace(enrolment, rest);
  const next = to ?? stepAfter(rule, step);
  if (next === undefined) endEnrolment(draft, rest, 'completed');
  else enterStep(draft, rule, rest, next, at);
}

function tellAdvanced(draft: CampaignDraft, enrolment: Enrolment, { id }: CampaignStep, by?: string): void {
  draft.tell({ type: 'campaign.advanced', ...draft.said(enrolment), step: id, ...(by ? { by } : {}) });
}

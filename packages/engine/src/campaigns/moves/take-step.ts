import type { CampaignStep, EndedReason } from '@footfall/contract';
import { evaluate } from '../../segments/evaluate.ts';
import { spanMs } from '../../segments/span.ts';
import { subjectOf } from '../../segments/subject-of.ts';
import type { CampaignRule } from '../campaign-plan.ts';
import { armOf } from '../draws.ts';
import type { Enrolment } from '../state.ts';
import { waitEnd } from '../wait-end.ts';
import { askForMessage } from './ask-for-message.ts';
import type { CampaignDraft } from './campaign-draft.ts';

const MAX_SURVEYS = 5;

export function takeStep(
  draft: CampaignDraft,
  rule: CampaignRule,
  enrolment: Enrolment,
  step: CampaignStep,
  at: number,
): 'waits' | { by?: string; to?: string } | { end: EndedReason } {
  const said = draft.said(enrolment);
  switch (step.do) {
    case 'wait': {
      const until = waitEnd(draft.state.profile, step.until, draft.rules, at);
      if (until === undefined) return { end: 'no_date' };
      return draft.waits(enrolment, { until });
    }
    case 'waitUntil':
      return draft.waits(enrolment, { until: at + spanMs(step.timeout) });
    case 'branch': {
      const holds = evaluate(step.if, subjectOf(draft.state, draft.rules, draft.now)).member;
      return holds ? { by: 'then' } : { by: 'else', to: step.else };
    }
    case 'split': {
      const { name, to } = armOf(rule.id, step, draft.state.firstId);
      noteArm(draft, enrolment, step.id, name);
      return { by: name, to };
    }
    case 'send':
      return askForMessage(draft, rule, enrolment, step);
    case 'coupon': {
      const issued = enrolment.proven || draft.rules.rewards === 'any';
      // Who is in it again and again about nothing in particular is meant anew each time.
      const about = { ...said, entity: said.entity ?? enrolment.run, step: step.id, pool: step.pool };
      draft.tell(
        issued ? { type: 'coupon.issued', ...about } : { type: 'coupon.withheld', ...about, reason: 'unproven' },
      );
      if (issued) return {};
      return step.else === undefined ? { end: 'no_coupon' } : { by: 'else', to: step.else };
    }
    case 'survey': {
      const asked = (draft.campaigns.surveys ?? []).filter(({ survey }) => survey !== step.survey);
      const { run, campaign } = enrolment;
      draft.keep({ surveys: [...asked, { survey: step.survey, run, campaign }].slice(-MAX_SURVEYS) });
      return {};
    }
    case 'webhook':
      draft.tell({ type: 'campaign.message', ...said, step: step.id, ...(step.data ? { data: step.data } : {}) });
      return {};
    case 'setTrait': {
      const { profile } = draft.state;
      draft.state = {
        ...draft.state,
        profile: { ...profile, traits: { ...profile.traits, [step.trait]: step.value } },
      };
      draft.traits.add(step.trait);
      return {};
    }
    case 'end':
      return { end: 'completed' };
  }
}

/** Whatever comes of the goal is told with the arm. */
function noteArm(draft: CampaignDraft, { run }: Enrolment, step: string, arm: string): void {
  const { goals } = draft.campaigns;
  if (!goals.some((goal) => goal.run === run)) return;
  const noted = goals.map((goal) => (goal.run === run ? { ...goal, arms: { ...goal.arms, [step]: arm } } : goal));
  draft.keep({ goals: noted });
}

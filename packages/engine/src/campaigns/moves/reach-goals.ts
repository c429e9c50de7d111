import { type JsonObject, ORDER_COMPLETED } from '@footfall/contract';
import type { CompactEvent } from '../../history/compact-event.ts';
import type { TakenEvent } from '../../input.ts';
import { isCurrency, toMinorUnits } from '../../money.ts';
import type { Rules } from '../../rules.ts';
import { matchesEvent } from '../matches-event.ts';
import type { CampaignDraft } from './campaign-draft.ts';

export function reachGoals(draft: CampaignDraft, taken: TakenEvent, compact: CompactEvent): void {
  const { goals } = draft.campaigns;
  if (goals.length === 0 || taken.historical) return;
  const { rewards = 'trusted' } = draft.rules;
  const left = goals.filter((goal) => {
    if (goal.until <= draft.now) return false;
    const rule = draft.ruleOf(goal);
    const wanted = rule?.definition.goal;
    const isReached =
      wanted && taken.at >= goal.at && taken.at < goal.until && matchesEvent(wanted.event, compact, rewards);
    if (!isReached) return true;
    draft.tell(
      {
        type: 'goal.reached',
        ...draft.said(goal),
        ...(goal.held ? { held: goal.held } : {}),
        ...(goal.arms ? { arms: goal.arms } : {}),
        ...valueTold(taken, draft.rules),
      },
      taken.at,
    );
    return false;
  });
  if (left.length < goals.length) draft.keep({ goals: left });
}

function valueTold({ event, order }: TakenEvent, { currency }: Rules): { value?: { currency: string; minor: number } } {
  if (event.type !== 'track' || event.event !== ORDER_COMPLETED || !order) return {};
  const properties: JsonObject = event.properties ?? {};
  const code = isCurrency(properties.currency) ? properties.currency : currency;
  const minor = toMinorUnits(properties.total ?? properties.revenue ?? properties.value, code);
  return minor === undefined ? {} : { value: { currency: code, minor } };
}

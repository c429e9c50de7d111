import { testValue } from '../../segments/value-test.ts';
import type { CampaignRule } from '../campaign-plan.ts';
import { entitiesOf } from '../entity-key.ts';
import { matchesEvent } from '../matches-event.ts';
import { isProvenMember } from '../proven-member.ts';
import { begunByNews } from './begun-by-news.ts';
import type { CampaignDraft } from './campaign-draft.ts';
import type { Occasion } from './occasion.ts';

/** How an enrolment begins. */
export interface Beginning {
  at: number;
  entity?: string;
  /** A reward may follow. */
  proven: boolean;
}

/** What of this occasion a campaign begins by; nothing where it is too old to be news. */
export function begunBy(draft: CampaignDraft, rule: CampaignRule, occasion: Occasion): Beginning | undefined {
  const { trigger, entity } = rule.definition;
  const { rewards = 'trusted' } = draft.rules;
  if (occasion.kind === 'event') {
    const { taken, compact } = occasion;
    if (trigger.on !== 'event' || taken.late || taken.historical) return undefined;
    if (!matchesEvent(trigger, compact, rewards)) return undefined;
    const [about] = entitiesOf(taken, entity);
    // A cart without a number is the person's one cart; what is about no product or order begins nothing about one.
    if (about === undefined && entity !== undefined && entity !== 'cart') return undefined;
    return { at: taken.at, ...(about === undefined ? {} : { entity: about }), proven: taken.trusted };
  }
  if (occasion.kind === 'date') {
    const { campaign, at } = occasion;
    // Traits of a user were told by trusted callers only.
    return campaign === rule.id ? { at, proven: draft.state.kind === 'u' } : undefined;
  }
  if (occasion.kind === 'news') return begunByNews(draft, rule, occasion.news);
  const { fact, proven } = occasion;
  if (fact.late || fact.historical) return undefined;
  const cart = entity === 'cart' ? draft.state.profile.cart?.cartId : undefined;
  const about = cart === undefined ? {} : { entity: cart };
  if (trigger.on === 'segment' && (fact.type === 'segment.entered' || fact.type === 'segment.left')) {
    if (fact.silent || fact.segment.id !== trigger.segment || fact.type !== `segment.${trigger.move}`) return undefined;
    const when = draft.rules.segments?.find(({ id }) => id === trigger.segment)?.when;
    const isEarned =
      trigger.move === 'entered' && when !== undefined && isProvenMember(draft.state, when, draft.rules, draft.now);
    return { at: fact.since, ...about, proven: isEarned };
  }
  if (trigger.on === 'survey' && fact.type === 'survey.completed' && trigger.question === undefined) {
    return fact.survey.id === trigger.survey ? { at: fact.at, ...about, proven } : undefined;
  }
  if (trigger.on === 'survey' && fact.type === 'survey.answered') {
    if (fact.survey.id !== trigger.survey || fact.question !== trigger.question) return undefined;
    const fits = testValue(trigger.test ?? { is: 'set' }, fact.value, draft.now).member;
    return fits ? { at: fact.at, ...about, proven } : undefined;
  }
  return undefined;
}

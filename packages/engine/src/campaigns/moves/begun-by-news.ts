import type { BackInStockTrigger, PriceDropTrigger } from '@footfall/contract';
import { evaluate } from '../../segments/evaluate.ts';
import { subjectOf } from '../../segments/subject-of.ts';
import type { CampaignRule } from '../campaign-plan.ts';
import type { CampaignNews } from '../news.ts';
import { isProvenMember } from '../proven-member.ts';
import type { Beginning } from './begun-by.ts';
import type { CampaignDraft } from './campaign-draft.ts';

const DAY_MS = 24 * 60 * 60_000;
const DEFAULT_PERCENT = 10;
const DEFAULT_INTEREST_DAYS = 60;

/** How a campaign begins by what the site tells a customer; asked again by the same news it does not. */
export function begunByNews(draft: CampaignDraft, rule: CampaignRule, news: CampaignNews): Beginning | undefined {
  const { trigger, entity } = rule.definition;
  if (news.kind === 'broadcast') {
    if (trigger.on !== 'broadcast' || news.campaign !== rule.id) return undefined;
    const when = draft.rules.segments?.find(({ id }) => id === trigger.segment)?.when;
    // Who has left the segment since the list was drawn up is not meant any more.
    if (!when || !evaluate(when, subjectOf(draft.state, draft.rules, draft.now)).member) return undefined;
    if (wasTold(draft, rule.id, news.at)) return undefined;
    return { at: news.at, proven: isProvenMember(draft.state, when, draft.rules, draft.now) };
  }
  if (trigger.on !== news.kind || !isRecent(trigger, news)) return undefined;
  if (news.kind === 'priceDrop' && trigger.on === 'priceDrop') {
    const { percent = DEFAULT_PERCENT } = trigger;
    if (news.minor > news.seen.minor * (1 - percent / 100)) return undefined;
  }
  const about = entity === 'product' ? news.product : undefined;
  if (wasTold(draft, about === undefined ? rule.id : `${rule.id} ${about}`, news.at)) return undefined;
  // A browser told what they looked at.
  return { at: news.at, ...(about === undefined ? {} : { entity: about }), proven: false };
}

function isRecent({ withinDays = DEFAULT_INTEREST_DAYS }: PriceDropTrigger | BackInStockTrigger, news: Seen): boolean {
  return news.at - news.seen.at <= withinDays * DAY_MS;
}
type Seen = Exclude<CampaignNews, { kind: 'broadcast' }>;

/** News is told at least once: what began by it is remembered by its instant. */
function wasTold(draft: CampaignDraft, key: string, at: number): boolean {
  const { past } = draft.campaigns;
  return Object.hasOwn(past, key) && (past[key] as number) >= at;
}

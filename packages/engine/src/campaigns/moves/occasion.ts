import type { Fact, FactBody } from '../../fact.ts';
import type { CompactEvent } from '../../history/compact-event.ts';
import type { TakenEvent } from '../../input.ts';
import type { CampaignNews } from '../news.ts';

/** Something just happened that campaigns may be waiting for. */
export type Occasion =
  | { kind: 'event'; taken: TakenEvent; compact: CompactEvent }
  /** `proven`: a trusted caller told what it rests on. */
  | { kind: 'date'; campaign: string; at: number }
  | { kind: 'news'; news: CampaignNews }
  | { kind: 'fact'; fact: Pick<Fact, 'at' | 'late' | 'historical'> & FactBody; proven: boolean };

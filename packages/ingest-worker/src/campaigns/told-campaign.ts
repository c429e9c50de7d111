import type { BodyProblem, CampaignAnswer } from '@footfall/contract';
import type { Partials } from '../deliveries/messages/partials.ts';
import type { CampaignRow } from './campaign-row.ts';
import { isInForce } from './is-in-force.ts';

const iso = (at: number) => new Date(at).toISOString();

/** A campaign as the API tells of it. */
export function toldCampaign(
  row: CampaignRow,
  partials: Partials,
  totals: CampaignTotals = NONE,
  problems?: BodyProblem[],
): CampaignAnswer {
  const { id, draft, published, status, version, publishedAt, createdAt, updatedAt } = row;
  return {
    id,
    ...draft,
    status,
    changed: published !== undefined && !isInForce(row, partials),
    version: version ?? null,
    publishedAt: publishedAt === undefined ? null : iso(publishedAt),
    ...totals,
    running: Math.max(0, totals.started - totals.ended),
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    ...(problems ? { problems } : {}),
  };
}

export interface CampaignTotals {
  started: number;
  ended: number;
  goals: number;
  sent: number;
}
const NONE: CampaignTotals = { started: 0, ended: 0, goals: 0, sent: 0 };

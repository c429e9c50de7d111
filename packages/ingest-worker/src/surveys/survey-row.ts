import type { ManagedSurvey, SurveyDraft, SurveySummary } from '@footfall/contract';

/** A survey as the database keeps it. Times are epoch milliseconds. */
export interface SurveyRow {
  id: string;
  draft: SurveyDraft;
  published: SurveyDraft | undefined;
  publishedAt: number | undefined;
  revision: number | undefined;
  createdAt: number;
  updatedAt: number;
}

export function toldSurvey(
  { id, draft, published, publishedAt = 0, revision, ...row }: SurveyRow,
  summary: SurveySummary,
): ManagedSurvey {
  const inForce = published && revision !== undefined ? { published, revision } : undefined;
  return {
    ...draft,
    id,
    status: !inForce ? 'draft' : saysTheSame(inForce.published, draft) ? 'published' : 'changed',
    revision: inForce?.revision ?? null,
    published: inForce
      ? { ...inForce.published, revision: inForce.revision, at: new Date(publishedAt).toISOString() }
      : null,
    summary,
    createdAt: new Date(row.createdAt).toISOString(),
    updatedAt: new Date(row.updatedAt).toISOString(),
  };
}

export function saysTheSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(ordered(one)) === JSON.stringify(ordered(other));
}

/** What a shopper sees is the same: a new name or another target group makes no new revision. */
export function drawsTheSame(one: SurveyDraft, other: SurveyDraft): boolean {
  return saysTheSame(drawnOf(one), drawnOf(other));
}

/** What is drawn of a draft. */
export function drawnOf({
  reward: _reward,
  name: _name,
  description: _description,
  show: _show,
  traits: _traits,
  ...drawn
}: SurveyDraft) {
  return drawn;
}

/** The same members in one order, however they were written. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, ordered(member)]),
  );
}

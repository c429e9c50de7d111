import type { PublishProgress, SegmentAnswer } from '@footfall/contract';
import { type SegmentRow, saysTheSame } from './segment-row.ts';

const iso = (at: number) => new Date(at).toISOString();

/** A segment as the API tells of it. `publishes` are the site's, oldest first. */
export function toldSegment(row: SegmentRow, trend: number[], publishes: PublishProgress[]): SegmentAnswer {
  const { id, draft, published, publishedAt = 0, changedIn = 0, size, createdAt, updatedAt } = row;
  const status = !published ? 'draft' : saysTheSame(draft, published) ? 'published' : 'changed';
  return {
    id,
    ...draft,
    include: draft.include ?? 'known',
    status,
    published: published
      ? { ...published, include: published.include ?? 'known', version: changedIn, at: iso(publishedAt) }
      : null,
    size,
    trend,
    createdAt: iso(createdAt),
    updatedAt: iso(updatedAt),
    // A later publish that took an unfinished one over brings its customers up to date as well.
    progress: (published && publishes.find(({ version }) => version >= changedIn)) ?? null,
  };
}

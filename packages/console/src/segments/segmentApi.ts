import type { SegmentAnswer, SegmentDefinition, SegmentPreview } from '@footfall/contract';
import { request } from '../api/request.ts';

export const SEGMENTS_PATH = '/v1/segments';
export const segmentPath = (id: string) => `${SEGMENTS_PATH}/${encodeURIComponent(id)}`;
export const segmentKey = (id: string) => ['segment', id];

/** A rule to start from, as `GET /v1/recipes` lists it. */
export interface Recipe extends SegmentDefinition {
  id: string;
  description: string;
}

export const createSegment = (definition: SegmentDefinition) =>
  request<SegmentAnswer>(SEGMENTS_PATH, { method: 'POST', body: definition });

export const saveSegment = (id: string, definition: SegmentDefinition) =>
  request<SegmentAnswer>(segmentPath(id), { method: 'PUT', body: definition });

export const publishSegment = (id: string, announceExisting: boolean) =>
  request<SegmentAnswer>(`${segmentPath(id)}/publish`, { method: 'POST', body: { announceExisting } });

export const deleteSegment = (id: string) => request<void>(segmentPath(id), { method: 'DELETE' });

/** What a rule comes to for a sample; `id` is that of the segment it is to be of. */
export const previewSegment = (
  rule: Pick<SegmentDefinition, 'when' | 'include'> & { id?: string },
  signal: AbortSignal,
) => request<SegmentPreview>(`${SEGMENTS_PATH}/preview`, { method: 'POST', body: rule, signal });

import type { SegmentAnswer } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { segmentKey, segmentPath } from './segmentApi.ts';

const RUNNING_MS = 1_000;
const RESTING_MS = 5_000;

/** One segment; looked at more often while a publish is under way. */
export function useSegment(id: string, { live }: { live: boolean }) {
  return useQuery({
    queryKey: segmentKey(id),
    queryFn: ({ signal }) => request<SegmentAnswer>(segmentPath(id), { signal }),
    refetchInterval: ({ state }) => live && (state.data?.progress?.state === 'running' ? RUNNING_MS : RESTING_MS),
  });
}

import type { SegmentAnswer } from '@footfall/contract';
import { useEffect } from 'react';
import { useList } from '../api/useList.ts';
import { SEGMENTS_PATH } from './segmentApi.ts';

/** All segments by id and name, page by page until the last. */
export function useSegmentNames(): { id: string; name: string }[] {
  const { items, more, isFetchingMore } = useList<SegmentAnswer>({ path: SEGMENTS_PATH });
  useEffect(() => {
    if (!isFetchingMore) more?.();
  }, [more, isFetchingMore]);
  return items?.map(({ id, name }) => ({ id, name })) ?? [];
}

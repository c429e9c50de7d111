import type { BodyProblem, SegmentDefinition, SegmentPreview } from '@footfall/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { ApiError } from '../api/ApiError.ts';
import { previewSegment } from './segmentApi.ts';

export interface Preview {
  /** Of the rule as it is, or was before it stopped making sense. */
  data: SegmentPreview | undefined;
  /** What is wrong with the rule, each where it stands. */
  problems: BodyProblem[];
  /** Any other reason why there is none. */
  error: Error | null;
  isFetching: boolean;
}

/** What a rule comes to for a sample of the customers, as it is being written. */
export function usePreview(rule: Pick<SegmentDefinition, 'when' | 'include'> & { id?: string }): Preview {
  const { data, error, isFetching } = useQuery({
    queryKey: ['segment-preview', rule],
    queryFn: ({ signal }) => previewSegment(rule, signal),
    placeholderData: keepPreviousData,
    retry: false,
  });
  const problems = error instanceof ApiError ? error.problems : [];
  return { data, problems, error: problems.length > 0 ? null : error, isFetching };
}

import type { ManagedSurvey } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { surveyKey, surveyPath } from './surveyApi.ts';

const EVERY_MS = 5_000;

export function useSurvey(id: string, { live }: { live: boolean }) {
  return useQuery({
    queryKey: surveyKey(id),
    queryFn: ({ signal }) => request<ManagedSurvey>(surveyPath(id), { signal }),
    refetchInterval: live && EVERY_MS,
  });
}

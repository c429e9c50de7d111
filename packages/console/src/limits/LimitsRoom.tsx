import type { MessagingRules } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import { request } from '../api/request.ts';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { LimitsForm } from './LimitsForm.tsx';

/** What holds for all campaigns together. */
export function LimitsRoom() {
  const { data, error, refetch } = useQuery({
    queryKey: ['messaging'],
    queryFn: ({ signal }) => request<MessagingRules>('/v1/messaging', { signal }),
    refetchOnWindowFocus: false,
  });
  return (
    <>
      <PageHead
        title="Limits"
        lead="How many messages one person gets, when, and who gets none: asked again just before each send."
      />
      {error && <Failure error={error} what="the limits" retry={() => void refetch()} />}
      {data && <LimitsForm start={data} />}
    </>
  );
}

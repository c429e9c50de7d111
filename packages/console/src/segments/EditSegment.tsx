import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from './Back.tsx';
import { SegmentForm } from './SegmentForm.tsx';
import { saveSegment } from './segmentApi.ts';
import { useSegment } from './useSegment.ts';

/** A segment's draft; what is in force stays until it is published. */
export function EditSegment({ id }: { id: string }) {
  const { data, error, refetch } = useSegment(id, { live: false });
  return (
    <>
      <Back to={`/segments/${encodeURIComponent(id)}`}>{data?.name ?? 'Segment'}</Back>
      <PageHead
        title={data ? `Edit ${data.name}` : 'Edit segment'}
        lead={
          data && !data.published
            ? 'Nobody is in it until it is published.'
            : 'What is in force stays as it is until these changes are published.'
        }
      />
      {error && <Failure error={error} what="this segment" retry={() => void refetch()} />}
      {data && <SegmentForm id={id} start={data} save={(definition) => saveSegment(id, definition)} />}
    </>
  );
}

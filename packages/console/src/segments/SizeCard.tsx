import type { SegmentSize } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { List } from '../api/List.ts';
import { request } from '../api/request.ts';
import { Choice } from '../parts/Choice.tsx';
import { Failure } from '../parts/Failure.tsx';
import page from './SegmentPage.module.css';
import styles from './SizeCard.module.css';
import { SizeChart } from './SizeChart.tsx';
import { SizeTable } from './SizeTable.tsx';
import { segmentPath } from './segmentApi.ts';

const EVERY_MS = 5_000;
const SPANS = [
  ['day', 'Last 30 days'],
  ['hour', 'Last 48 hours'],
] as const;

/** How many are in a segment, and how that went. */
export function SizeCard({ id, size }: { id: string; size: number }) {
  const [by, setBy] = useState<'day' | 'hour'>('day');
  const { data, error, refetch } = useQuery({
    queryKey: ['segment-sizes', id, by],
    queryFn: async ({ signal }) =>
      (await request<List<SegmentSize>>(`${segmentPath(id)}/sizes?by=${by}`, { signal })).data,
    refetchInterval: EVERY_MS,
  });
  return (
    <section className={page.card} aria-labelledby="size">
      <div className={styles.head}>
        <div>
          <h2 id="size">Size</h2>
          <p className={styles.size}>{size.toLocaleString()}</p>
        </div>
        <Choice label="Span" value={by} options={SPANS} onChange={setBy} />
      </div>
      {error && <Failure error={error} what="the sizes" retry={() => void refetch()} />}
      {data && (
        <>
          <SizeChart sizes={data} by={by} />
          <SizeTable sizes={data} by={by} />
        </>
      )}
    </section>
  );
}

import type { SurveyFrequency, SurveySettings } from '@footfall/contract';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { Failure } from '../parts/Failure.tsx';
import { Problems } from '../segments/Problems.tsx';
import { FrequencyFields } from './builder/FrequencyFields.tsx';
import styles from './FrequencyOfAll.module.css';

const PATH = '/v1/survey-settings';
const KEY = ['survey-settings'];

/** How often one person is asked anything at all, whatever each survey says of itself. */
export function FrequencyOfAll() {
  const { data, error, refetch } = useQuery({
    queryKey: KEY,
    queryFn: ({ signal }) => request<SurveySettings>(PATH, { signal }),
  });
  return (
    <section className={styles.card} aria-labelledby="all-surveys">
      <h2 id="all-surveys">All surveys together</h2>
      <p className={styles.lead}>How often one person is asked anything at all, whatever each survey says.</p>
      {error && <Failure error={error} what="this setting" retry={() => void refetch()} />}
      {data && <Fields key={JSON.stringify(data)} saved={data.frequency ?? undefined} />}
    </section>
  );
}

function Fields({ saved }: { saved: SurveyFrequency | undefined }) {
  const [frequency, setFrequency] = useState(saved);
  const queries = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      request<SurveySettings>(PATH, { method: 'PUT', body: { frequency: frequency ?? null } satisfies SurveySettings }),
    onSuccess: (settings) => queries.setQueryData(KEY, settings),
  });
  const isSaved = JSON.stringify(frequency) === JSON.stringify(saved);
  return (
    <>
      <FrequencyFields value={frequency} onChange={setFrequency} />
      <Problems error={saving.error} what="Not saved" />
      <div>
        <Button
          variant="default"
          size="xs"
          loading={saving.isPending}
          disabled={isSaved}
          onClick={() => saving.mutate()}
        >
          Save for all surveys
        </Button>
      </div>
    </>
  );
}

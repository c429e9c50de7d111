import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useLocation } from 'wouter';
import { listKey } from '../api/useList.ts';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import { Problems } from '../segments/Problems.tsx';
import { PartialForm } from './PartialForm.tsx';
import styles from './Partials.module.css';
import { deletePartial, PARTIALS_PATH, partialKey, readPartial, savePartial } from './partialApi.ts';
import { usedWords } from './usedWords.ts';

/** One partial: what it says, who uses it, and how a customer would see it. */
export function EditPartial({ id }: { id: string }) {
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const { data, error, refetch } = useQuery({
    queryKey: partialKey(id),
    queryFn: ({ signal }) => readPartial(id, signal),
  });
  const refresh = () => void queries.invalidateQueries({ queryKey: listKey(PARTIALS_PATH) });
  const removal = useMutation({
    mutationFn: () => deletePartial(id),
    onSuccess: () => {
      refresh();
      navigate('/partials');
    },
  });
  const isUsed = data !== undefined && data.campaigns.length + data.partials.length > 0;
  return (
    <>
      <Back to="/partials">All partials</Back>
      <PageHead
        title={data?.name ?? 'Partial'}
        lead={data ? usedWords(data) : error ? 'It cannot be shown.' : 'Loading…'}
      >
        {data && !isUsed && (
          <Button variant="default" loading={removal.isPending} onClick={() => removal.mutate()}>
            Delete
          </Button>
        )}
      </PageHead>
      {error && <Failure error={error} what="this partial" retry={() => void refetch()} />}
      <Problems error={removal.error} what="Not deleted" />
      {data && (
        <>
          <PartialForm
            id={id}
            start={{ name: data.name, html: data.html ?? '', text: data.text ?? '' }}
            save={(definition) => savePartial(id, definition)}
            onSaved={(saved) => {
              queries.setQueryData(partialKey(id), saved);
              refresh();
            }}
          />
          {data.campaigns.length > 0 && (
            <ul aria-label="Campaigns that use it" className={styles.note}>
              {data.campaigns.map(({ id: campaign, name, current }) => (
                <li key={campaign}>
                  <Link href={`/campaigns/${encodeURIComponent(campaign)}`}>{name}</Link>{' '}
                  {current ? 'has it as it stands.' : 'was not published with it as it stands.'}
                </li>
              ))}
            </ul>
          )}
        </>
      )}
    </>
  );
}

import type { ManagedSurvey } from '@footfall/contract';
import { ActionIcon, Button } from '@mantine/core';
import { IconDownload, IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import page from '../segments/SegmentPage.module.css';
import { SegmentStatus } from '../segments/SegmentStatus.tsx';
import { AskDialog } from './AskDialog.tsx';
import { LivePreview } from './LivePreview.tsx';
import { ResponseList } from './ResponseList.tsx';
import { ResultsCard } from './ResultsCard.tsx';
import { ResultsFilter, type Wanted } from './ResultsFilter.tsx';
import styles from './SurveyPage.module.css';
import { showWords } from './showWords.ts';
import { deleteSurvey, publishSurvey, surveyPath } from './surveyApi.ts';
import { useSurvey } from './useSurvey.ts';

const FILES = [
  ['CSV', 'csv'],
  ['JSON', 'json'],
] as const;

/** One survey: what came of it, what it draws, and who is asked. */
export function SurveyPage({ id }: { id: string }) {
  const { data, error, refetch } = useSurvey(id, { live: true });
  return (
    <>
      <Back to="/surveys">All surveys</Back>
      {data ? (
        <Survey survey={data} />
      ) : (
        <>
          <PageHead title="Survey" lead={error ? 'Nothing can be shown of this one.' : 'Loading…'} />
          {error && <Failure error={error} what="this survey" retry={() => void refetch()} />}
        </>
      )}
    </>
  );
}

function Survey({ survey }: { survey: ManagedSurvey }) {
  const { id, name, description, status, revision, show, summary } = survey;
  const [asked, setAsked] = useState<'publish' | 'delete'>();
  const [wanted, setWanted] = useState<Wanted>({ segment: '', revision: '' });
  const [, navigate] = useLocation();
  const close = () => setAsked(undefined);
  const isDraft = status === 'draft';
  return (
    <>
      <PageHead
        title={name}
        lead={
          <>
            {description} <SegmentStatus status={status} running={false} />
          </>
        }
      >
        <Button
          component={Link}
          href={`/surveys/${encodeURIComponent(id)}/edit`}
          variant="default"
          leftSection={<IconPencil size={16} stroke={1.7} aria-hidden />}
        >
          Edit
        </Button>
        {status !== 'published' && (
          <Button leftSection={<IconUpload size={16} stroke={1.8} aria-hidden />} onClick={() => setAsked('publish')}>
            Publish
          </Button>
        )}
        {summary.shown > 0 &&
          FILES.map(([name, format]) => (
            <Button
              key={format}
              component="a"
              href={`${surveyPath(id)}/export?${new URLSearchParams({ ...wanted, format })}`}
              variant="default"
              leftSection={<IconDownload size={16} stroke={1.7} aria-hidden />}
            >
              {name}
            </Button>
          ))}
        <ActionIcon
          variant="subtle"
          color="gray"
          size="lg"
          aria-label={`Delete ${name}`}
          onClick={() => setAsked('delete')}
        >
          <IconTrash size={18} stroke={1.7} aria-hidden />
        </ActionIcon>
      </PageHead>
      <div className={page.columns}>
        <div className={page.main}>
          {!isDraft && <ResultsFilter wanted={wanted} revision={revision ?? 1} onChange={setWanted} />}
          {!isDraft && <ResultsCard survey={survey} wanted={wanted} />}
          {!isDraft && <ResponseList survey={survey} wanted={wanted} />}
          {isDraft && <p>Nobody has seen it yet. Try it beside, then publish it.</p>}
        </div>
        <div className={styles.side}>
          <LivePreview draft={survey} language={survey.language} />
          <section className={page.card} aria-labelledby="asked">
            <h2 id="asked">Who is asked</h2>
            <p>{showWords(show)}</p>
            <p className={page.note}>
              <code>{id}</code>
              {revision !== null && ` · revision ${revision}`}
            </p>
          </section>
        </div>
      </div>
      <AskDialog
        opened={asked === 'publish'}
        onClose={close}
        title={`Publish ${name}?`}
        words="What shoppers see becomes a new revision, which never changes; answers keep the number of theirs."
        action="Publish"
        failed="Not published"
        run={() => publishSurvey(id)}
        id={id}
      />
      <AskDialog
        opened={asked === 'delete'}
        onClose={close}
        title="Delete this survey?"
        words={`“${name}” is shown to nobody any more. What was answered stays with the customers who answered.`}
        action="Delete survey"
        failed="Not deleted"
        danger
        run={() => deleteSurvey(id)}
        onDone={() => navigate('/surveys')}
        id={id}
      />
    </>
  );
}

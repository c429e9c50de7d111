import type { SegmentAnswer } from '@footfall/contract';
import { ActionIcon, Button } from '@mantine/core';
import { IconPencil, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { AnswersOfMembers } from '../surveys/AnswersOfMembers.tsx';
import { Back } from './Back.tsx';
import { DeleteSegment } from './DeleteSegment.tsx';
import { MemberList } from './MemberList.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import { PublishSegment } from './PublishSegment.tsx';
import { RuleCard } from './RuleCard.tsx';
import styles from './SegmentPage.module.css';
import { SegmentStatus } from './SegmentStatus.tsx';
import { SizeCard } from './SizeCard.tsx';
import { useSegment } from './useSegment.ts';

/** One segment: its rule, who is in it, how its size went, and how far a publish has come. */
export function SegmentPage({ id }: { id: string }) {
  const { data, error, refetch } = useSegment(id, { live: true });
  const back = <Back to="/segments">All segments</Back>;
  if (!data) {
    return (
      <>
        {back}
        <PageHead title="Segment" lead={error ? 'Nothing can be shown of this one.' : 'Loading…'} />
        {error && <Failure error={error} what="this segment" retry={() => void refetch()} />}
      </>
    );
  }
  return (
    <>
      {back}
      <Segment segment={data} />
    </>
  );
}

function Segment({ segment }: { segment: SegmentAnswer }) {
  const { id, name, description, status, progress, size } = segment;
  const [asked, setAsked] = useState<'publish' | 'delete'>();
  const [, navigate] = useLocation();
  const close = () => setAsked(undefined);
  return (
    <>
      <PageHead
        title={name}
        lead={
          <>
            {description} <SegmentStatus status={status} running={progress?.state === 'running'} />
          </>
        }
      >
        <Button
          component={Link}
          href={`/segments/${encodeURIComponent(id)}/edit`}
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
      {progress && <ProgressBar progress={progress} />}
      <div className={styles.columns}>
        <div className={styles.main}>
          {status !== 'draft' && <SizeCard id={id} size={size} />}
          {status !== 'draft' && <MemberList id={id} />}
          {status === 'draft' && <RuleCard segment={segment} />}
        </div>
        {status !== 'draft' && (
          <div className={styles.side}>
            <RuleCard segment={segment} />
            <AnswersOfMembers segment={id} />
          </div>
        )}
      </div>
      <PublishSegment segment={segment} opened={asked === 'publish'} onClose={close} />
      <DeleteSegment
        segment={segment}
        opened={asked === 'delete'}
        onClose={close}
        onDeleted={() => navigate('/segments')}
      />
    </>
  );
}

import type { CampaignAnswer } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconArchive, IconPencil, IconPlayerPause, IconTrash, IconUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { Failure } from '../parts/Failure.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { Back } from '../segments/Back.tsx';
import page from '../segments/SegmentPage.module.css';
import { problemWords } from '../segments/words/problemWords.ts';
import { CampaignStatus } from './CampaignStatus.tsx';
import { deleteCampaign, moveCampaign, useCampaign } from './campaignApi.ts';
import { ForesightCard } from './ForesightCard.tsx';
import { MoveCampaign } from './MoveCampaign.tsx';
import styles from './ReportCards.module.css';
import { ReportCards } from './ReportCards.tsx';
import { StepsCard } from './StepsCard.tsx';
import { triggerWords } from './triggerWords.ts';

/** One campaign: what came of it step by step, what it would do, and what is done with it. */
export function CampaignPage({ id }: { id: string }) {
  const { data, error, refetch } = useCampaign(id, { live: true });
  return (
    <>
      <Back to="/campaigns">All campaigns</Back>
      {data ? (
        <Campaign campaign={data} />
      ) : (
        <>
          <PageHead title="Campaign" lead={error ? 'Nothing can be shown of this one.' : 'Loading…'} />
          {error && <Failure error={error} what="this campaign" retry={() => void refetch()} />}
        </>
      )}
    </>
  );
}

type Asked = 'publish' | 'pause' | 'archive' | 'delete';

function Campaign({ campaign }: { campaign: CampaignAnswer }) {
  const { id, name, description, status, changed, trigger, problems = [] } = campaign;
  const [asked, setAsked] = useState<Asked>();
  const [, navigate] = useLocation();
  const icon = { size: 16, stroke: 1.7, 'aria-hidden': true } as const;
  const isDraft = status === 'draft';
  const close = () => setAsked(undefined);
  return (
    <>
      <PageHead
        title={name}
        lead={
          <>
            {description ?? triggerWords(trigger)} <CampaignStatus campaign={campaign} />
          </>
        }
      >
        <Button
          component={Link}
          href={`/campaigns/${encodeURIComponent(id)}/edit`}
          variant="default"
          leftSection={<IconPencil {...icon} />}
        >
          Edit
        </Button>
        {(status !== 'live' || changed) && (
          <Button leftSection={<IconUpload {...icon} />} onClick={() => setAsked('publish')}>
            Publish
          </Button>
        )}
        {status === 'live' && (
          <Button variant="default" leftSection={<IconPlayerPause {...icon} />} onClick={() => setAsked('pause')}>
            Pause
          </Button>
        )}
        {isDraft && (
          <Button variant="default" leftSection={<IconTrash {...icon} />} onClick={() => setAsked('delete')}>
            Delete
          </Button>
        )}
        {(status === 'live' || status === 'paused') && (
          <Button variant="default" leftSection={<IconArchive {...icon} />} onClick={() => setAsked('archive')}>
            Archive
          </Button>
        )}
      </PageHead>
      <div className={page.columns}>
        <div className={page.main}>
          {problems.length > 0 && (
            <section className={page.card} aria-labelledby="open">
              <h2 id="open">Before it can be published</h2>
              <ul>
                {problems.map((problem) => (
                  <li key={problem.path + problem.message}>
                    {problemWords(problem)} <code>{problem.path}</code>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {isDraft ? <StepsCard campaign={campaign} /> : <ReportCards campaign={campaign} />}
        </div>
        <div className={styles.side}>
          <ForesightCard campaign={campaign} />
          <section className={page.card} aria-labelledby="begins">
            <h2 id="begins">What begins it</h2>
            <p>{triggerWords(trigger)}</p>
            <p className={page.note}>
              <code>{id}</code>
              {campaign.version !== null && ` · version ${campaign.version} of the rules`}
            </p>
          </section>
        </div>
      </div>
      <MoveCampaign
        campaign={campaign}
        asked={asked}
        onClose={close}
        run={(to) => (to === 'delete' ? deleteCampaign(id) : moveCampaign(id, to))}
        onGone={() => navigate('/campaigns')}
      />
    </>
  );
}

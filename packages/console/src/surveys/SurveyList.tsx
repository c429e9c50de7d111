import type { ManagedSurvey } from '@footfall/contract';
import { Button } from '@mantine/core';
import { IconMessage2Star, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { PageHead } from '../parts/PageHead.tsx';
import { ChooseTemplate } from './ChooseTemplate.tsx';
import { SurveyRow } from './SurveyRow.tsx';
import { SURVEYS_PATH } from './surveyApi.ts';

const EVERY_MS = 5_000;

export function SurveyList() {
  const [choosing, setChoosing] = useState(false);
  const list = useList<ManagedSurvey>({ path: SURVEYS_PATH, everyMs: EVERY_MS });
  const add = (
    <Button leftSection={<IconPlus size={16} stroke={2} aria-hidden />} onClick={() => setChoosing(true)}>
      New survey
    </Button>
  );
  return (
    <>
      <PageHead
        title="Surveys"
        lead="Questions at the right moment. Each answer counts once, and moves segments as it comes in."
      >
        {list.items && list.items.length > 0 && add}
      </PageHead>
      <ListPanel
        list={list}
        what="surveys"
        empty={
          <Empty icon={IconMessage2Star} title="No survey yet" action={add}>
            Start from a template such as “How did you hear about us?”, or write one of your own.
          </Empty>
        }
      >
        {(survey) => <SurveyRow key={survey.id} survey={survey} />}
      </ListPanel>
      <ChooseTemplate opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}

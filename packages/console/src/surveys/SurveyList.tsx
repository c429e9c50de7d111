import type { ManagedSurvey } from '@footfall/contract';
import { IconMessage2Star } from '@tabler/icons-react';
import { useState } from 'react';
import { useList } from '../api/useList.ts';
import { ListRoom } from '../parts/ListRoom.tsx';
import { ChooseTemplate } from './ChooseTemplate.tsx';
import { FrequencyOfAll } from './FrequencyOfAll.tsx';
import { SurveyRow } from './SurveyRow.tsx';
import { SURVEYS_PATH } from './surveyApi.ts';

const EVERY_MS = 5_000;

export function SurveyList() {
  const [choosing, setChoosing] = useState(false);
  const list = useList<ManagedSurvey>({ path: SURVEYS_PATH, everyMs: EVERY_MS });
  return (
    <>
      <ListRoom
        title="Surveys"
        lead="Questions at the right moment. Each answer counts once, and moves segments as it comes in."
        list={list}
        what="surveys"
        add={{ words: 'New survey', onClick: () => setChoosing(true) }}
        empty={{
          icon: IconMessage2Star,
          title: 'No survey yet',
          words: 'Start from a template such as “How did you hear about us?”, or write one of your own.',
        }}
      >
        {(survey) => <SurveyRow key={survey.id} survey={survey} />}
      </ListRoom>
      <FrequencyOfAll />
      <ChooseTemplate opened={choosing} onClose={() => setChoosing(false)} />
    </>
  );
}

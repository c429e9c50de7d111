import type { ManagedSurvey, SurveyResponse } from '@footfall/contract';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconMessage2Star } from '@tabler/icons-react';
import { useState } from 'react';
import { Link } from 'wouter';
import { useList } from '../api/useList.ts';
import { Empty } from '../parts/Empty.tsx';
import { ListPanel } from '../parts/ListPanel.tsx';
import { When } from '../parts/When.tsx';
import page from '../segments/SegmentPage.module.css';
import { answerWords } from './answerWords.ts';
import styles from './ResponseList.module.css';
import type { Wanted } from './ResultsFilter.tsx';
import { surveyPath } from './surveyApi.ts';

const EVERY_MS = 5_000;
const TYPING_MS = 300;

/** Each response with what was answered; words can be searched. */
export function ResponseList({ survey, wanted }: { survey: ManagedSurvey; wanted: Wanted }) {
  const [text, setText] = useState('');
  const [settled] = useDebouncedValue(text, TYPING_MS);
  const list = useList<SurveyResponse>({
    path: `${surveyPath(survey.id)}/responses`,
    query: { ...wanted, text: settled },
    everyMs: EVERY_MS,
  });
  return (
    <section className={page.members} aria-labelledby="responses">
      <h2 id="responses">Responses</h2>
      <TextInput
        className={styles.search ?? ''}
        size="xs"
        type="search"
        aria-label="Search answers"
        placeholder="Search answers"
        value={text}
        onChange={(change) => setText(change.currentTarget.value)}
      />
      <ListPanel
        list={list}
        what="responses"
        empty={
          <Empty icon={IconMessage2Star} title={settled ? 'No answer says that' : 'No response yet'}>
            {settled ? 'Try other words.' : 'Each appears here a moment after it was given.'}
          </Empty>
        }
      >
        {(response) => (
          <li key={response.id} className={styles.row}>
            <span className={styles.head}>
              {response.customer ? (
                <Link href={`/customers/${encodeURIComponent(response.customer.id)}`}>
                  {response.customer.userId ?? response.customer.anonymousId ?? 'Customer'}
                </Link>
              ) : (
                'Somebody'
              )}
              <span className={styles.status}>{response.status}</span>
              <When at={response.at} />
            </span>
            {answerWords(survey, response).map(({ question, words }) => (
              <span key={question} className={styles.answer}>
                <span className={styles.question}>{question}</span> {words}
              </span>
            ))}
          </li>
        )}
      </ListPanel>
    </section>
  );
}

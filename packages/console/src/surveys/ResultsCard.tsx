import type { ManagedSurvey, QuestionResult, Share, SurveyGrouping, SurveyResults } from '@footfall/contract';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { request } from '../api/request.ts';
import { Failure } from '../parts/Failure.tsx';
import page from '../segments/SegmentPage.module.css';
import { Bar } from './Bar.tsx';
import { GroupCard } from './GroupCard.tsx';
import styles from './ResultsCard.module.css';
import type { Wanted } from './ResultsFilter.tsx';
import { revenueWords } from './revenueWords.ts';
import { scoreRange, scoreText, scoreTitle } from './scoreWords.ts';
import { surveyPath } from './surveyApi.ts';
import { WaysCard } from './WaysCard.tsx';

const EVERY_MS = 5_000;

/** What a survey came to: from those who saw it to each question. */
export function ResultsCard({ survey, wanted }: { survey: ManagedSurvey; wanted: Wanted }) {
  const { id } = survey;
  const [by, setBy] = useState<SurveyGrouping>('channel');
  const query = new URLSearchParams({ ...wanted, by });
  const { data, error, refetch } = useQuery({
    queryKey: ['survey-results', id, wanted, by],
    queryFn: ({ signal }) => request<SurveyResults>(`${surveyPath(id)}/results?${query}`, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MS,
  });
  return (
    <>
      {error && <Failure error={error} what="the results" retry={() => void refetch()} />}
      {data && (
        <>
          <Funnel results={data} />
          {data.questions.filter(asks).map((question) => (
            <Question key={question.id} question={question} />
          ))}
          <WaysCard draft={survey.published ?? survey} ways={data.ways} />
          <GroupCard by={by} onBy={setBy} groups={data.groups ?? []} />
        </>
      )}
    </>
  );
}

/** What only tells something asks nothing. */
const asks = ({ kind }: QuestionResult) => kind !== 'statement' && kind !== 'reward';

function Funnel({ results }: { results: SurveyResults }) {
  const { funnel, responseRate, completion, seconds, unsolicited, questions } = results;
  const { rendered, shown, started, completed, dismissed, partial, abandoned } = funnel;
  const steps: [string, string, number][] = [
    ['rendered', 'Rendered', rendered],
    ['shown', 'Shown', shown],
    ['started', 'Answered something', started],
    ...questions.filter(asks).map(({ id, text, answered }): [string, string, number] => [`q:${id}`, text, answered]),
    ['completed', 'Finished', completed],
  ];
  return (
    <section className={page.card} aria-labelledby="funnel">
      <h2 id="funnel">From rendered to finished</h2>
      <ul className={styles.bars} aria-label="Funnel">
        {steps.map(([key, name, count]) => (
          <Bar
            key={key}
            name={name}
            share={{ count, of: rendered, percent: rendered ? (100 * count) / rendered : null }}
          />
        ))}
      </ul>
      <p className={page.note}>
        {responseRate.percent === null
          ? 'Nobody has seen it yet'
          : `${percent(responseRate)} of those who saw it answer`}
        {completion.percent !== null && `, and ${percent(completion)} of them finish`}
        {seconds !== null && `, in ${Math.round(seconds)} s (median)`}.
        {rendered > shown && ` ${(rendered - shown).toLocaleString()} never came to where it stands.`}
        {shown > 0 && ` Closed ${dismissed}, left half-way ${partial}, left unanswered ${abandoned}.`}
        {unsolicited > 0 && ` ${unsolicited} more were not asked for, and count in nothing here.`}
        {shown > 0 && ' Erasing somebody takes their responses out of all figures here.'}
      </p>
    </section>
  );
}

function Question({ question }: { question: QuestionResult }) {
  const { id, text, answered, reached, score, counts, seconds, dropOff } = question;
  const name = `question-${id}`;
  return (
    <section className={page.card} aria-labelledby={name}>
      <h2 id={name}>{text}</h2>
      {score && score.n > 0 && (
        <p className={styles.score}>
          <strong>{scoreText(score)}</strong> {scoreTitle(score.kind)}
          <span className={styles.range}>{scoreRange(score)}</span>
        </p>
      )}
      {counts && answered > 0 && (
        <ul className={styles.bars} aria-label={text}>
          {counts.map(({ id: option, text: words, share, revenue }) => (
            <Bar key={option} name={words} share={share} note={revenueWords(revenue)} />
          ))}
        </ul>
      )}
      <p className={page.note}>
        {`${answered.toLocaleString()} of ${reached.toLocaleString()} who came to it answered`}
        {seconds !== null && ` in ${Math.round(seconds)} s (median)`}
        {dropOff.count > 0 && `; ${dropOff.count.toLocaleString()} went no further`}.
      </p>
    </section>
  );
}

const percent = ({ percent: value }: Share) => `${Math.round(value ?? 0)} %`;

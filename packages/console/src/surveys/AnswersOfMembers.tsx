import type { ManagedSurvey, SurveyResults, SurveyScore } from '@footfall/contract';
import { useQueries } from '@tanstack/react-query';
import { Link } from 'wouter';
import { request } from '../api/request.ts';
import { useList } from '../api/useList.ts';
import page from '../segments/SegmentPage.module.css';
import styles from './AnswersOfMembers.module.css';
import { scoreRange, scoreText, scoreTitle } from './scoreWords.ts';
import { SURVEYS_PATH, surveyPath } from './surveyApi.ts';

/** Each is one question to the server: a site with more of them has a page for each. */
const MOST_SURVEYS = 5;
const FRESH_MS = 30_000;

/** What the members of a segment said, beside what everybody did: whether it holds the people it was meant for. */
export function AnswersOfMembers({ segment }: { segment: string }) {
  const { items = [] } = useList<ManagedSurvey>({ path: SURVEYS_PATH });
  const scored = items.filter(({ summary }) => summary.score && summary.score.n > 0).slice(0, MOST_SURVEYS);
  const results = useQueries({
    queries: scored.map(({ id }) => ({
      queryKey: ['survey-results', id, { segment }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        request<SurveyResults>(`${surveyPath(id)}/results?${new URLSearchParams({ segment })}`, { signal }),
      staleTime: FRESH_MS,
    })),
  });
  const rows = scored.flatMap((survey, place) => {
    const score = results[place]?.data?.questions.find((question) => question.score)?.score;
    return score && score.n > 0 ? [{ survey, score }] : [];
  });
  if (rows.length === 0) return null;
  return (
    <section className={page.card} aria-labelledby="answers">
      <h2 id="answers">What they answered</h2>
      <ul className={styles.rows}>
        {rows.map(({ survey, score }) => (
          <li key={survey.id}>
            <Link href={`/surveys/${encodeURIComponent(survey.id)}`}>{survey.name}</Link>
            <p>
              <strong>{scoreText(score)}</strong> {scoreTitle(score.kind)}{' '}
              <span className={styles.range}>{scoreRange(score)}</span>
            </p>
            <p className={styles.range}>{`Everybody: ${scoreText(survey.summary.score as SurveyScore)}`}</p>
          </li>
        ))}
      </ul>
    </section>
  );
}

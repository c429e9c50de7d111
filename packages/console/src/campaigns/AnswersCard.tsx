import type { SurveyGroup } from '@footfall/contract';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { List } from '../api/List.ts';
import { request } from '../api/request.ts';
import page from '../segments/SegmentPage.module.css';
import { revenueWords } from '../surveys/revenueWords.ts';
import { scoreRange, scoreText, scoreTitle } from '../surveys/scoreWords.ts';
import { campaignPath } from './campaignApi.ts';
import styles from './ReportCards.module.css';

const EVERY_MS = 10_000;

/** What people answered whom it had asked or brought: whether it was right. Nothing where nobody was asked. */
export function AnswersCard({ campaign }: { campaign: string }) {
  const { data } = useQuery({
    queryKey: ['campaign-surveys', campaign],
    queryFn: async ({ signal }) =>
      (await request<List<SurveyGroup>>(`${campaignPath(campaign)}/surveys`, { signal })).data,
    refetchInterval: EVERY_MS,
  });
  if (!data || data.length === 0) return null;
  return (
    <section className={page.card} aria-labelledby="answers">
      <h2 id="answers">What they said of it</h2>
      <ul className={styles.steps} aria-label="Surveys">
        {data.map((survey) => (
          <li key={survey.id} className={styles.step}>
            <span className={styles.head}>
              <Link href={`/surveys/${encodeURIComponent(survey.id)}`}>{survey.name}</Link>
              {survey.score && survey.score.n > 0 && (
                <span className={styles.count}>
                  <strong>{scoreText(survey.score)}</strong> {scoreTitle(survey.score.kind)}
                </span>
              )}
            </span>
            {survey.score && survey.score.n > 0 && <span className={styles.line}>{scoreRange(survey.score)}</span>}
            <span className={styles.line}>
              {survey.shown.toLocaleString()} saw it · {survey.started.toLocaleString()} answered ·{' '}
              {survey.completed.toLocaleString()} finished
              {survey.revenue.length > 0 && ` · ${revenueWords(survey.revenue)}`}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import { SURVEY_GROUPINGS, type SurveyGroup, type SurveyGrouping } from '@footfall/contract';
import { Choice } from '../parts/Choice.tsx';
import { Scroller } from '../parts/Scroller.tsx';
import page from '../segments/SegmentPage.module.css';
import styles from './GroupCard.module.css';
import { revenueWords } from './revenueWords.ts';
import { scoreRange, scoreText, scoreTitle } from './scoreWords.ts';

const NAMES: Record<SurveyGrouping, string> = {
  segment: 'Segment',
  product: 'Product',
  channel: 'Channel',
  campaign: 'Campaign',
};

interface Props {
  by: SurveyGrouping;
  onBy: (by: SurveyGrouping) => void;
  groups: SurveyGroup[];
}

/** The same results once more, part by part. No score without how many it is of. */
export function GroupCard({ by, onBy, groups }: Props) {
  const kind = groups.find(({ score }) => score)?.score?.kind;
  return (
    <section className={`${page.card} ${styles.card}`} aria-labelledby="groups">
      <div className={styles.head}>
        <h2 id="groups">Part by part</h2>
        <Choice
          label="Divided by"
          value={by}
          options={SURVEY_GROUPINGS.map((one) => [one, NAMES[one]] as const)}
          onChange={onBy}
        />
      </div>
      {groups.length === 0 ? (
        <p>{`No response has a ${NAMES[by].toLowerCase()} yet.`}</p>
      ) : (
        <Scroller label="Results by part" className={styles.scroller}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{NAMES[by]}</th>
                <th scope="col">Rendered</th>
                <th scope="col">Shown</th>
                <th scope="col">Answered</th>
                {kind && <th scope="col">{scoreTitle(kind)}</th>}
                <th scope="col">Orders</th>
              </tr>
            </thead>
            <tbody>
              {groups.map(({ id, name, rendered, shown, started, score, revenue }) => (
                <tr key={id}>
                  <th scope="row">{name}</th>
                  <td>{rendered.toLocaleString()}</td>
                  <td>{shown.toLocaleString()}</td>
                  <td>{started.toLocaleString()}</td>
                  {kind && (
                    <td>
                      {score && score.n > 0 && (
                        <>
                          <strong>{scoreText(score)}</strong> <span className={styles.range}>{scoreRange(score)}</span>
                        </>
                      )}
                    </td>
                  )}
                  <td>{revenueWords(revenue)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Scroller>
      )}
    </section>
  );
}

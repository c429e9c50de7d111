import type { SurveyDraft, SurveyWay } from '@footfall/contract';
import page from '../segments/SegmentPage.module.css';
import { Bar } from './Bar.tsx';
import { textOf } from './builder/texts.ts';
import styles from './ResultsCard.module.css';

/** Where people left, way by way; nothing where there is only one. */
export function WaysCard({ draft, ways }: { draft: SurveyDraft; ways: SurveyWay[] }) {
  if (ways.length < 2) return null;
  const say = (list: { id: string; text: string }[] | undefined, id: string) =>
    textOf(draft, draft.language, list?.find((one) => one.id === id)?.text) || id;
  return (
    <section className={page.card} aria-labelledby="ways">
      <h2 id="ways">Way by way</h2>
      {ways.map(({ questions, ending, started, completed }, place) => {
        const end =
          ending === null ? say([{ id: 'thanks', text: draft.thanks }], 'thanks') : say(draft.endings, ending);
        const part = (count: number) => ({ count, of: started, percent: started ? (100 * count) / started : null });
        return (
          <div key={JSON.stringify([questions.map(({ id }) => id), ending])} className={styles.way}>
            <p>
              <strong>{`Way ${place + 1}`}</strong> {`to “${end}”: ${started.toLocaleString()} on it`}
            </p>
            <ul className={styles.bars} aria-label={`Way ${place + 1}`}>
              {questions.map(({ id, reached }) => (
                <Bar key={id} name={say(draft.questions, id)} share={part(reached)} />
              ))}
              <Bar name="Finished" share={part(completed)} />
            </ul>
          </div>
        );
      })}
      <p className={page.note}>
        Of those who answered anything. Who left is on the way their answers led along so far.
      </p>
    </section>
  );
}

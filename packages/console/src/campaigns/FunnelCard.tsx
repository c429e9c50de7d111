import {
  type CampaignAnswer,
  type CampaignReport,
  type StepReport,
  WITHHELD_REASONS,
  type WithheldReason,
} from '@footfall/contract';
import { When } from '../parts/When.tsx';
import page from '../segments/SegmentPage.module.css';
import styles from './ReportCards.module.css';
import { stepWords } from './stepWords.ts';

interface Props {
  campaign: CampaignAnswer;
  report: CampaignReport;
}

/** How many came to each step, what was sent there, and why what was not. */
export function FunnelCard({ campaign, report }: Props) {
  const { started, running, ended, steps, broadcasts } = report;
  const out = Object.entries(ended).filter(([reason]) => reason !== 'completed');
  return (
    <section className={page.card} aria-labelledby="funnel">
      <h2 id="funnel">Step by step</h2>
      <p className={styles.figures}>
        <strong>{started.toLocaleString()}</strong> began · <strong>{running.toLocaleString()}</strong> in it now ·{' '}
        <strong>{(ended.completed ?? 0).toLocaleString()}</strong> came to the end
        {out.map(([reason, count]) => ` · ${count.toLocaleString()} out by ${reason.replace('_', ' ')}`)}
      </p>
      <ol className={styles.steps} aria-label="Steps">
        {steps.map((step) => (
          <li key={step.id} className={styles.step}>
            <Step campaign={campaign} step={step} started={started} />
          </li>
        ))}
      </ol>
      {broadcasts.map(({ startsAt, told, failed, finishedAt }) => (
        <p key={startsAt} className={page.note}>
          {finishedAt
            ? 'Broadcast, done: '
            : Date.parse(startsAt) > Date.now()
              ? 'Broadcast to come: '
              : 'Broadcasting: '}
          {told.toLocaleString()} told{failed > 0 && `, ${failed.toLocaleString()} could not be`}, begun{' '}
          <When at={startsAt} spoken />
        </p>
      ))}
    </section>
  );
}

function Step({ campaign, step, started }: { campaign: CampaignAnswer; step: StepReport; started: number }) {
  const { id, passed, by, requested, messages, withheld, deferred } = step;
  const definition = campaign.steps.find((one) => one.id === id);
  const share = started > 0 ? Math.min(100, Math.round((100 * passed) / started)) : 0;
  return (
    <>
      <span className={styles.head}>
        <strong>{definition ? stepWords(definition) : step.do}</strong> <code>{id}</code>
        {step.do !== 'end' && <span className={styles.count}>{passed.toLocaleString()} passed</span>}
      </span>
      {step.do !== 'end' && (
        <span className={styles.track} aria-hidden>
          <span style={{ inlineSize: `${share}%` }} />
        </span>
      )}
      {step.do === 'send' && (
        <span className={styles.line}>
          {requested.toLocaleString()} asked for
          {Object.entries(messages).map(([status, count]) => ` · ${count.toLocaleString()} ${status}`)}
        </span>
      )}
      {Object.keys(by).length > 0 && (
        <span className={styles.line}>
          {Object.entries(by)
            .map(([name, count]) => `${count.toLocaleString()} ${name}`)
            .join(' · ')}
        </span>
      )}
      <Reasons title="Not sent" reasons={withheld} />
      <Reasons title="Put off" reasons={deferred} />
    </>
  );
}

function Reasons({ title, reasons }: { title: string; reasons: Record<string, number> }) {
  const told = Object.entries(reasons).sort(([, one], [, other]) => other - one);
  if (told.length === 0) return null;
  return (
    <ul className={styles.reasons} aria-label={title}>
      {told.map(([reason, count]) => (
        <li key={reason}>
          {title} {count.toLocaleString()}: {WITHHELD_REASONS[reason as WithheldReason] ?? reason}
        </li>
      ))}
    </ul>
  );
}

import type { SegmentDefinition, SegmentPreview } from '@footfall/contract';
import { Link } from 'wouter';
import { CustomerName } from '../customers/CustomerName.tsx';
import styles from './PreviewPanel.module.css';
import type { Preview } from './usePreview.ts';

interface Props {
  preview: Preview;
  include: SegmentDefinition['include'];
}

/** How many a rule means, and some of them by name. */
export function PreviewPanel({ preview, include }: Props) {
  const { data, problems, error, isFetching } = preview;
  const wrong = problems.length;
  return (
    <section className={styles.panel} aria-labelledby="preview" data-stale={isFetching || wrong > 0 || undefined}>
      <h2 id="preview">Now it would mean</h2>
      <div role="status">
        {wrong > 0 && (
          <p className={styles.wrong}>
            {wrong === 1 ? 'One thing is' : `${wrong} things are`} still to be mended in the rule.
          </p>
        )}
        {error && <p className={styles.wrong}>{error.message}</p>}
        {data && wrong === 0 && <Found preview={data} include={include} />}
        {!data && !error && wrong === 0 && <p className={styles.how}>Asking…</p>}
      </div>
      {data && wrong === 0 && data.customers.length > 0 && (
        <>
          <h3 className={styles.who}>{data.matched > data.customers.length ? 'Some of them' : 'Who'}</h3>
          <ul aria-label="Who would be in it">
            {data.customers.map((customer) => (
              <li key={customer.id}>
                <Link href={`/customers/${customer.id}`} target="_blank">
                  <CustomerName customer={customer} />
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Found({ preview, include }: { preview: SegmentPreview; include: SegmentDefinition['include'] }) {
  const { sampled, matched, population, estimate, truncated } = preview;
  const whom = include === 'everyone' ? 'customers' : 'known customers';
  if (population === 0) return <p className={styles.how}>There are no {whom} yet.</p>;
  const all = sampled === population;
  return (
    <div className={styles.found}>
      <p className={styles.count}>
        {all ? '' : 'about '}
        {estimate.toLocaleString()} of {population.toLocaleString()}
      </p>
      <p className={styles.how}>
        {all ? `All ${whom} were asked.` : `${matched} of ${sampled} ${whom} who were asked match.`}
        {truncated > 0 && ` ${truncated} rest on events that are no longer kept one by one.`}
      </p>
    </div>
  );
}

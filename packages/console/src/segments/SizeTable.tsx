import type { SegmentSize } from '@footfall/contract';
import { Scroller } from '../parts/Scroller.tsx';
import styles from './SizeCard.module.css';
import { spanName } from './spanName.ts';

/** The sizes to read, newest first. */
export function SizeTable({ sizes, by }: { sizes: SegmentSize[]; by: 'day' | 'hour' }) {
  return (
    <details className={styles.table}>
      <summary>As a table</summary>
      <Scroller label="Size over time" className={styles.scroller}>
        <table>
          <thead>
            <tr>
              <th scope="col">{by === 'day' ? 'Day (UTC)' : 'Hour'}</th>
              <th scope="col">Entered</th>
              <th scope="col">Left</th>
              <th scope="col">Size</th>
            </tr>
          </thead>
          <tbody>
            {sizes.toReversed().map(({ at, entered, left, size }) => (
              <tr key={at}>
                <th scope="row">{spanName(at, by)}</th>
                <td>{entered.toLocaleString()}</td>
                <td>{left.toLocaleString()}</td>
                <td>{size.toLocaleString()}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </details>
  );
}

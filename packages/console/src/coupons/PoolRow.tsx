import type { CouponValue } from '@footfall/contract';
import { Button } from '@mantine/core';
import { money } from '../parts/money.ts';
import type { CouponPool } from './couponApi.ts';
import styles from './PoolRow.module.css';

/** One pool: what a code of it is worth, and how it stands. */
export function PoolRow({ pool, onFill }: { pool: CouponPool; onFill: () => void }) {
  const { id, name, codes, value, minimum, expiresAfterDays, perDay, issued, redeemed, left, lowStock = 0 } = pool;
  const terms = [
    valueWords(value),
    ...(minimum ? [`from ${money(minimum.amount, minimum.currency)}`] : []),
    ...(expiresAfterDays ? [`${expiresAfterDays} days`] : []),
    ...(perDay ? [`at most ${perDay.toLocaleString()} a day`] : []),
    codes === 'generated' ? 'codes are made' : 'codes are uploaded',
  ];
  const share = issued > 0 ? ` (${Math.round((100 * redeemed) / issued)} %)` : '';
  return (
    <li className={styles.row}>
      <div className={styles.what}>
        <span className={styles.name}>
          {name} <code>{id}</code>
        </span>
        <span className={styles.line}>{terms.join(' · ')}</span>
        <span className={styles.line}>
          {issued.toLocaleString()} issued · {redeemed.toLocaleString()} redeemed{share}
          {left !== null && (
            <>
              {' · '}
              <span data-low={left < lowStock || left === 0 || undefined} className={styles.left}>
                {left.toLocaleString()} left
              </span>
            </>
          )}
        </span>
      </div>
      {codes === 'uploaded' && (
        <Button variant="default" size="xs" onClick={onFill} aria-label={`Upload codes to ${name}`}>
          Upload codes
        </Button>
      )}
    </li>
  );
}

function valueWords(value: CouponValue): string {
  switch (value.kind) {
    case 'percent':
      return `${value.percent} % off`;
    case 'amount':
      return `${money(value.amount, value.currency)} off`;
    case 'text':
      return value.text;
  }
}

import type { CouponValue } from '@footfall/contract';
import { Button } from '@mantine/core';
import { money } from '../parts/money.ts';
import type { CouponPool } from './couponApi.ts';
import styles from './PoolRow.module.css';

interface Props {
  pool: CouponPool;
  onFill: () => void;
  onChange: () => void;
}

/** One pool: what a code of it is worth, and how it stands. */
export function PoolRow({ pool, onFill, onChange }: Props) {
  const { id, name, codes, value, minimum, uses = 1, expiresAfterDays, perDay, perAddress } = pool;
  const { issued, redeemed, left, lowStock = 0 } = pool;
  const terms = [
    valueWords(value),
    ...(minimum ? [`from ${money(minimum.amount, minimum.currency)}`] : []),
    ...(expiresAfterDays ? [`${expiresAfterDays} days`] : []),
    ...(uses > 1 ? [`good for ${uses.toLocaleString()} orders`] : []),
    ...(perAddress ? [`at most ${perAddress.toLocaleString()} for one address`] : []),
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
      <span className={styles.tools}>
        <Button variant="default" size="xs" onClick={onChange} aria-label={`Change ${name}`}>
          Change
        </Button>
        {codes === 'uploaded' && (
          <Button variant="default" size="xs" onClick={onFill} aria-label={`Upload codes to ${name}`}>
            Upload codes
          </Button>
        )}
      </span>
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

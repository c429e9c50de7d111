import { money } from '../parts/money.ts';
import { When } from '../parts/When.tsx';
import type { Customer } from './Customer.ts';
import styles from './CustomerTiles.module.css';

/** What matters most, in a row of figures. */
export function CustomerTiles({ customer }: { customer: Customer }) {
  const { spent, cart, sessions, firstSeenAt, lastSeenAt } = customer;
  const currencies = Object.entries(spent);
  const orders = currencies.reduce((sum, [, one]) => sum + one.orders, 0);
  return (
    <dl className={styles.tiles}>
      <div className={styles.tile}>
        <dt>Spent</dt>
        <dd>
          {currencies.length === 0
            ? '–'
            : currencies.map(([currency, one]) => money(one.revenue, currency)).join(' + ')}
          <span className={styles.more}>
            {orders} {orders === 1 ? 'order' : 'orders'}
            {refundWords(spent)}
          </span>
        </dd>
      </div>
      <div className={styles.tile}>
        <dt>Cart</dt>
        <dd>
          {cart ? money(cart.value, cart.currency) : '–'}
          <span className={styles.more}>
            {cart ? (
              <>
                {cart.products.length} {cart.products.length === 1 ? 'product' : 'products'},{' '}
                <When at={cart.updatedAt} spoken />
              </>
            ) : (
              'empty'
            )}
          </span>
        </dd>
      </div>
      <div className={styles.tile}>
        <dt>Visits</dt>
        <dd>
          {sessions?.count ?? '–'}
          <span className={styles.more}>
            since <When at={firstSeenAt} spoken />
          </span>
        </dd>
      </div>
      <div className={styles.tile}>
        <dt>Last seen</dt>
        <dd>
          <When at={lastSeenAt} spoken />
          <span className={styles.more}>{customer.timeZone ?? 'zone unknown'}</span>
        </dd>
      </div>
    </dl>
  );
}

function refundWords(spent: Customer['spent']): string {
  const refunds = Object.entries(spent).filter(([, { refunded }]) => refunded > 0);
  return refunds.map(([currency, { refunded }]) => `, ${money(refunded, currency)} paid back`).join('');
}

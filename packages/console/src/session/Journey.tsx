import { IconMessage2Star, IconReceipt, IconShoppingCart, IconSnowflake, IconWebhook } from '@tabler/icons-react';
import styles from './Journey.module.css';

const STEPS = [
  { icon: IconSnowflake, name: 'Product Viewed', told: 'A shopper looks at an ice cream' },
  { icon: IconShoppingCart, name: 'Cart Updated', told: 'and puts two tubs in the cart' },
  { icon: IconReceipt, name: 'Order Completed', told: 'The order counts once, however often it is told' },
  { icon: IconMessage2Star, name: 'Survey Answered', told: 'One question, asked at the right moment' },
  { icon: IconWebhook, name: 'Webhook delivered', told: 'Signed, and repeated until your systems have it' },
];

/** The sign-in page's other half: what this product is, as the way of one visit. */
export function Journey() {
  return (
    <aside className={styles.journey} aria-label="What Footfall does">
      <p className={styles.claim}>From what shoppers do to the right message at the right moment.</p>
      <ol className={styles.steps}>
        {STEPS.map((step) => (
          <li key={step.name} className={styles.step}>
            <span className={styles.icon}>
              <step.icon size={20} stroke={1.6} aria-hidden />
            </span>
            <span className={styles.words}>
              <strong>{step.name}</strong>
              <span>{step.told}</span>
            </span>
          </li>
        ))}
      </ol>
    </aside>
  );
}

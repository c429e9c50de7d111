import {
  IconArrowBackUp,
  IconBolt,
  IconCreditCard,
  IconFileText,
  IconMail,
  IconMessage2Star,
  IconReceipt,
  IconShoppingCart,
  IconTag,
  IconUser,
} from '@tabler/icons-react';
import styles from './EventIcon.module.css';
import { type Kind, kindOf } from './kindOf.ts';

const ICONS: Record<Kind, typeof IconBolt> = {
  page: IconFileText,
  product: IconTag,
  cart: IconShoppingCart,
  checkout: IconCreditCard,
  order: IconReceipt,
  refund: IconArrowBackUp,
  survey: IconMessage2Star,
  person: IconUser,
  message: IconMail,
  other: IconBolt,
};

export function EventIcon({ event }: { event: { type: string; name: string } }) {
  const kind = kindOf(event);
  const Icon = ICONS[kind];
  return (
    <span className={styles.icon} data-kind={kind}>
      <Icon size={17} stroke={1.7} aria-hidden />
    </span>
  );
}

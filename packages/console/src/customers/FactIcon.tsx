import {
  IconDoorEnter,
  IconDoorExit,
  IconExclamationCircle,
  IconGitCommit,
  IconGitMerge,
  IconMessage2Star,
  IconReceipt,
  IconSend,
  IconShieldCheck,
  IconTicket,
  type TablerIcon,
} from '@tabler/icons-react';
import styles from './FactIcon.module.css';

const ICONS: Record<string, TablerIcon> = {
  'segment.entered': IconDoorEnter,
  'segment.left': IconDoorExit,
  'consent.changed': IconShieldCheck,
  'customer.merged': IconGitMerge,
  'rule.failed': IconExclamationCircle,
};
/** By the first word of the type. */
const ICONS_BY_STAGE: Record<string, TablerIcon> = {
  order: IconReceipt,
  survey: IconMessage2Star,
  delivery: IconSend,
  coupon: IconTicket,
};

/** A decision, as against something a person did. */
export function FactIcon({ type }: { type: string }) {
  const Icon = ICONS[type] ?? ICONS_BY_STAGE[type.split('.', 1)[0] ?? ''] ?? IconGitCommit;
  return (
    <span className={styles.icon}>
      <Icon size={16} stroke={1.7} aria-hidden />
    </span>
  );
}

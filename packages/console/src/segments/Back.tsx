import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from 'wouter';
import styles from './Back.module.css';

/** The way back to where this page was entered from. */
export function Back({ to, children }: { to: string; children: string }) {
  return (
    <Link href={to} className={styles.back ?? ''}>
      <IconArrowLeft size={15} stroke={1.8} aria-hidden /> {children}
    </Link>
  );
}

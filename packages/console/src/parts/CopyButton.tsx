import { CopyButton as Copy } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import styles from './CopyButton.module.css';

interface Props {
  value: string;
  /** What is copied, for those who cannot see the icon's neighbour. */
  what: string;
  /** Writes the word beside the icon. */
  labelled?: boolean;
}

export function CopyButton({ value, what, labelled = false }: Props) {
  return (
    <Copy value={value} timeout={2_000}>
      {({ copied, copy }) => (
        <button
          type="button"
          className={styles.copy}
          data-labelled={labelled || undefined}
          aria-label={copied ? `Copied ${what}` : `Copy ${what}`}
          onClick={copy}
        >
          {copied ? <IconCheck size={15} stroke={2} aria-hidden /> : <IconCopy size={15} stroke={1.7} aria-hidden />}
          {labelled && <span>{copied ? 'Copied' : 'Copy'}</span>}
        </button>
      )}
    </Copy>
  );
}

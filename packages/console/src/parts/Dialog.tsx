import { Modal } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import type { ReactNode } from 'react';
import styles from './Dialog.module.css';

interface Props {
  opened: boolean;
  title: string;
  onClose: () => void;
  size?: 'sm' | 'md' | 'lg';
  /** It leaves by its own button only, since what it shows cannot be had again. */
  insistent?: boolean;
  children: ReactNode;
}

/** A dialog; on a narrow screen it is the screen. */
export function Dialog({ opened, title, onClose, size = 'md', insistent = false, children }: Props) {
  const narrow = useMediaQuery('(max-width: 40em)') ?? false;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      centered
      fullScreen={narrow && size !== 'sm'}
      closeOnClickOutside={!insistent}
      closeOnEscape={!insistent}
      withCloseButton={!insistent}
      closeButtonProps={{ 'aria-label': 'Close' }}
      overlayProps={{ backgroundOpacity: 0.45 }}
      classNames={{ content: styles.content ?? '', header: styles.header ?? '', title: styles.title ?? '' }}
    >
      {children}
    </Modal>
  );
}

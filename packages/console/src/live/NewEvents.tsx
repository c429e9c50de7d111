import { VisuallyHidden } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import styles from './NewEvents.module.css';

interface Props {
  /** Held back from the reader now. */
  held: number;
  /** All that arrived since the room was opened. */
  arrived: number;
  onShow: () => void;
}

/** Announced at most this often: a busy shop must not talk without end. */
const ANNOUNCE_EVERY_MS = 5_000;

export function NewEvents({ held, arrived, onShow }: Props) {
  return (
    <>
      <VisuallyHidden role="status">{useAnnouncement(arrived)}</VisuallyHidden>
      {held > 0 && (
        <button type="button" className={styles.pill} onClick={onShow}>
          <IconArrowUp size={15} stroke={2} aria-hidden />
          {held === 1 ? '1 new event' : `${held} new events`}
        </button>
      )}
    </>
  );
}

function useAnnouncement(arrived: number): string {
  const [words, setWords] = useState('');
  const latest = useRef(arrived);
  useEffect(() => {
    latest.current = arrived;
  }, [arrived]);
  useEffect(() => {
    let told = latest.current;
    const timer = setInterval(() => {
      const count = latest.current - told;
      told = latest.current;
      if (count > 0) setWords(count === 1 ? '1 new event' : `${count} new events`);
      else setWords('');
    }, ANNOUNCE_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
  return words;
}

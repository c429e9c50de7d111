import { useNow } from '../parts/useNow.ts';
import type { LiveState } from './LivePoller.ts';
import styles from './LiveStatus.module.css';

interface Props {
  state: LiveState;
  onTryNow: () => void;
}

const WORDS = { loading: 'Connecting…', listening: 'Listening', paused: 'Paused' };

/** Whether what is on the screen is what is happening. */
export function LiveStatus({ state, onTryNow }: Props) {
  const seconds = useNow((now) => Math.max(0, Math.ceil((state.retryAt - now) / 1000)));
  const { phase } = state;
  return (
    <div className={styles.status} data-phase={phase}>
      <span className={styles.dot} aria-hidden="true" />
      <span role="status">{phase === 'lost' ? 'Connection lost, retrying' : WORDS[phase]}</span>
      {phase === 'lost' && (
        <>
          {/* A countdown read aloud each second would drown everything else. */}
          <span aria-hidden="true" className={styles.countdown}>
            in {seconds} s
          </span>
          <button type="button" className={styles.now} onClick={onTryNow} title={state.problem ?? undefined}>
            Try now
          </button>
        </>
      )}
    </div>
  );
}

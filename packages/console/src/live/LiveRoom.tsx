import { useMediaQuery } from '@mantine/hooks';
import { useCallback, useMemo, useRef } from 'react';
import { PageHead } from '../parts/PageHead.tsx';
import { useOpenRows } from '../parts/useOpenRows.ts';
import { EventList } from './EventList.tsx';
import styles from './LiveRoom.module.css';
import { LiveStatus } from './LiveStatus.tsx';
import { LiveTools } from './LiveTools.tsx';
import { matches } from './matches.ts';
import { NewEvents } from './NewEvents.tsx';
import { NothingYet } from './NothingYet.tsx';
import { namesOf } from './namesOf.ts';
import { PulseStrip } from './PulseStrip.tsx';
import { useFilter } from './useFilter.ts';
import { useLive } from './useLive.ts';
import { useReading } from './useReading.ts';

/** The first page brings at most so many: with as many here, older ones may be left behind. */
const PAGE_SIZE = 50;

export function LiveRoom() {
  const list = useRef<HTMLDivElement>(null);
  const { open, toggle } = useOpenRows();
  const [filter, setFilter] = useFilter();
  const { poller, ...state } = useLive(useReading(list, open.size > 0));
  const { feed, phase } = state;
  // A narrow screen keeps its height for the events themselves.
  const wide = useMediaQuery('(min-width: 62em)');

  const seen = useMemo(() => [...feed.held, ...feed.shown], [feed.held, feed.shown]);
  const shown = useMemo(() => feed.shown.filter((row) => matches(row.event, filter)), [feed.shown, filter]);
  const held = useMemo(() => feed.held.filter((row) => matches(row.event, filter)).length, [feed.held, filter]);
  const names = useMemo(() => namesOf(feed.shown, filter.name), [feed.shown, filter.name]);

  const lookAt = useCallback((id: string) => void poller.lookAt(id), [poller]);
  const showHeld = () => {
    poller.showHeld();
    window.scrollTo({ top: 0 });
  };

  return (
    <>
      <PageHead title="Live" lead="What shoppers do, as it arrives, and what each thing caused.">
        {wide && feed.shown.length > 0 && <PulseStrip rows={seen} mayReachFurther={seen.length >= PAGE_SIZE} />}
      </PageHead>
      <div className={styles.toolbar}>
        <LiveStatus state={state} onTryNow={poller.lookNow} />
        <LiveTools
          filter={filter}
          onFilter={setFilter}
          names={names}
          paused={phase === 'paused'}
          onPause={poller.pause}
          onResume={poller.resume}
        />
        <NewEvents held={held} arrived={feed.arrived} onShow={showHeld} />
      </div>
      <div className={styles.panel} ref={list}>
        {shown.length > 0 && (
          <EventList rows={shown} open={open} gapBelow={feed.gapBelow} onToggle={toggle} onRetried={lookAt} />
        )}
        {shown.length === 0 && feed.shown.length > 0 && (
          <p className={styles.empty}>
            None of the {feed.shown.length} events here matches.{' '}
            <button type="button" className={styles.clear} onClick={() => setFilter({ text: '', name: '' })}>
              Clear the filter
            </button>
          </p>
        )}
        {feed.shown.length === 0 && phase === 'loading' && <p className={styles.empty}>Looking for events…</p>}
        {feed.shown.length === 0 && phase === 'lost' && <p className={styles.empty}>{state.problem}</p>}
        {feed.shown.length === 0 && (phase === 'listening' || phase === 'paused') && <NothingYet />}
      </div>
    </>
  );
}

import { type RefObject, useEffect, useRef } from 'react';

/** After the pointer comes to rest on the list, its owner may be about to press. */
const AIMING_MS = 2_500;
/** Scrolled by less than this, the top of the list still is in sight. */
const SCROLL_SLACK_PX = 24;

/** Tells whether the reader is reading, aiming or stepping through the list, so that nothing may move in it. */
export function useReading(list: RefObject<HTMLElement | null>, isOpen: boolean): () => boolean {
  const lastMove = useRef(0);
  useEffect(() => {
    const onMove = (event: PointerEvent) => {
      if (event.target instanceof Node && list.current?.contains(event.target)) lastMove.current = performance.now();
    };
    document.addEventListener('pointermove', onMove, { passive: true });
    return () => document.removeEventListener('pointermove', onMove);
  }, [list]);
  return () =>
    isOpen ||
    window.scrollY > SCROLL_SLACK_PX ||
    (lastMove.current > 0 && performance.now() - lastMove.current < AIMING_MS) ||
    list.current?.querySelector(':focus-visible') != null;
}

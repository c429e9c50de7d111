import { cleanPath } from '../clean-path.ts';
import type { Footfall } from '../footfall.ts';
import { onLeave } from '../on-leave.ts';

/** A glance in passing is no stay of its own. */
const SHORTEST_RETURN_MS = 1_000;

/**
 * One `Page Left` for each page view, when it is hidden for the first time or another route takes its place: how long
 * somebody had it in front of them, and how far down they came. Who comes back, to the tab or by the back/forward cache,
 * and stays, is told of again as the next `stay` of the view, with the time of that stay alone: times may be added up,
 * and views are those of stay 1. No timer and no ping in between.
 */
export default function pageLeft(footfall: Footfall): void {
  let activeSince = 0;
  let engagedMs = 0;
  let depth = 0;
  let stay = 1;
  let isTold = false;
  let page = {};

  const count = (): void => {
    const now = performance.now();
    if (activeSince) engagedMs += now - activeSince;
    activeSince = document.visibilityState === 'visible' && document.hasFocus() ? now : 0;
    if (activeSince && isTold) {
      isTold = false;
      engagedMs = 0;
      stay++;
    }
  };
  const measure = (): void => {
    depth = Math.max(depth, (scrollY + innerHeight) / document.documentElement.scrollHeight);
  };
  const begin = (): void => {
    const { origin, pathname } = location;
    page = { url: origin + cleanPath(pathname), path: cleanPath(pathname), title: document.title };
    isTold = false;
    stay = 1;
    engagedMs = depth = activeSince = 0;
    count();
    measure();
  };
  const leave = (): void => {
    if (isTold) return;
    count();
    isTold = true;
    // As the page is still in front while it is left for another, nobody comes back just by that.
    activeSince = 0;
    if (stay > 1 && engagedMs < SHORTEST_RETURN_MS) return;
    const properties = {
      engaged_ms: Math.round(engagedMs),
      depth_percent: Math.min(100, Math.round(depth * 100)),
      stay,
    };
    footfall.track('Page Left', properties, { rank: 0, context: { page } });
  };

  // The page's own view is told first, also where this was called before it could be.
  footfall.push(() => {
    footfall.use((event) => {
      if (event.type === 'page') {
        leave();
        begin();
      }
      return event;
    });
    onLeave(leave);
    begin();
  });
  for (const name of ['focus', 'blur', 'visibilitychange', 'pageshow']) addEventListener(name, count, true);
  addEventListener('scroll', measure, { passive: true });
}

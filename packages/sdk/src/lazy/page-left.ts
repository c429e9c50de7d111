import type { Footfall } from '../footfall.ts';
import { onLeave } from '../on-leave.ts';

/**
 * One `Page Left` for each page view, when it is hidden for the first time or another route takes its place: how long
 * somebody had it in front of them, and how far down they came. No timer and no ping in between.
 */
export default function pageLeft(footfall: Footfall): void {
  let activeSince = 0;
  let engagedMs = 0;
  let depth = 0;
  let isTold = false;
  let page = {};

  const count = (): void => {
    const now = performance.now();
    if (activeSince) engagedMs += now - activeSince;
    activeSince = document.visibilityState === 'visible' && document.hasFocus() ? now : 0;
  };
  const measure = (): void => {
    depth = Math.max(depth, (scrollY + innerHeight) / document.documentElement.scrollHeight);
  };
  const begin = (): void => {
    const { origin, pathname } = location;
    page = { url: origin + pathname, path: pathname, title: document.title };
    isTold = false;
    engagedMs = depth = activeSince = 0;
    count();
    measure();
  };
  const leave = (): void => {
    count();
    if (isTold) return;
    isTold = true;
    const properties = { engaged_ms: Math.round(engagedMs), depth_percent: Math.min(100, Math.round(depth * 100)) };
    footfall.track('Page Left', properties, { rank: 0, context: { page } });
  };

  footfall.use((event) => {
    if (event.type === 'page') {
      leave();
      begin();
    }
    return event;
  });
  for (const name of ['focus', 'blur', 'visibilitychange']) addEventListener(name, count, true);
  addEventListener('scroll', measure, { passive: true });
  onLeave(leave);
  begin();
}

import type { Footfall } from '../footfall.ts';
import { onLeave } from '../on-leave.ts';

/** A shift joins a burst when it comes within a second of the last one and five of the first. */
const BURST_GAP_MS = 1_000;
const BURST_MS = 5_000;
/** Shorter interactions are nobody's complaint. */
const SLOW_MS = 40;

interface Entry extends PerformanceEntry {
  value: number;
  hadRecentInput: boolean;
  interactionId: number;
}

interface Navigation extends PerformanceNavigationTiming {
  activationStart?: number;
}

const wasHiddenBefore = (moment: number): boolean =>
  performance
    .getEntriesByType('visibility-state')
    .some(({ name, startTime }) => name === 'hidden' && startTime < moment);

/** One `Web Vitals` for each document, when it is hidden for the first time: LCP, CLS, INP, FCP, TTFB. */
export default function webVitals(footfall: Footfall): void {
  const vitals: Record<string, number> = {};
  let burst = 0;
  let first = 0;
  let last = 0;
  const observers: PerformanceObserver[] = [];

  const watch = (type: string, take: (entry: Entry) => void, options = {}): void => {
    if (!PerformanceObserver.supportedEntryTypes.includes(type)) return;
    const each = (list: PerformanceEntryList): void => (list as Entry[]).forEach(take);
    const observer = new PerformanceObserver((list) => each(list.getEntries()));
    observer.observe({ type, buffered: true, ...options });
    observers.push({ takeRecords: () => each(observer.takeRecords()) } as never);
  };
  watch('largest-contentful-paint', ({ startTime }) => {
    vitals.lcp_ms = startTime;
  });
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint') vitals.fcp_ms = startTime;
  });
  watch('layout-shift', ({ startTime, value, hadRecentInput }) => {
    if (hadRecentInput) return;
    if (startTime - last > BURST_GAP_MS || startTime - first > BURST_MS) {
      burst = 0;
      first = startTime;
    }
    last = startTime;
    burst += value;
    vitals.cls = Math.max(vitals.cls ?? 0, Math.round(burst * 10_000) / 10_000);
  });
  // The slowest one: what the 98th percentile is below fifty interactions, and few shop pages see more.
  watch(
    'event',
    ({ interactionId, duration }) => {
      if (interactionId) vitals.inp_ms = Math.max(vitals.inp_ms ?? 0, duration);
    },
    { durationThreshold: SLOW_MS },
  );

  let isTold = false;
  onLeave(() => {
    if (isTold) return;
    isTold = true;
    for (const observer of observers) observer.takeRecords();
    const [navigation] = performance.getEntriesByType('navigation') as Navigation[];
    const { responseStart = 0, activationStart = 0 } = navigation ?? {};
    const moments: Record<string, number | undefined> = {
      lcp_ms: vitals.lcp_ms,
      fcp_ms: vitals.fcp_ms,
      ttfb_ms: responseStart,
    };
    for (const name in moments) {
      const at = moments[name];
      // In a tab that was opened in the background it tells when somebody came there, not how long the page took.
      const isOfBackground = name !== 'ttfb_ms' && !activationStart && at !== undefined && wasHiddenBefore(at);
      if (at === undefined || isOfBackground) delete vitals[name];
      // A page that was made before anybody saw it begins when somebody does.
      else vitals[name] = Math.max(0, Math.round(at - activationStart));
    }
    footfall.track('Web Vitals', { cls: 0, ...vitals }, { rank: 0 });
  });
}

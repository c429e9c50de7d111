import type { Footfall } from '../footfall.ts';

const isGranted = (value: unknown): boolean | undefined => (value === undefined ? undefined : value === 'granted');

/**
 * Follows Google Consent Mode: `gtag('consent', 'default' | 'update', {…})` in the data layer. `analytics_storage` is
 * measuring, `ad_personalization` personalising, `ad_user_data` sharing.
 */
export default function googleConsent(footfall: Footfall, layerName = 'dataLayer'): void {
  const read = (pushed: ArrayLike<unknown>): void => {
    if (pushed[0] !== 'consent') return;
    const said = Object(pushed[2]) as Record<string, unknown>;
    const purposes = {
      measure: isGranted(said.analytics_storage),
      personalise: isGranted(said.ad_personalization),
      share: isGranted(said.ad_user_data),
    };
    // A default that denies is "not asked yet": events wait rather than being dropped.
    if (pushed[1] === 'default' && !purposes.measure) return;
    footfall.consent(JSON.parse(JSON.stringify(purposes)));
  };
  const safely = (pushed: unknown): void => footfall.push(() => read(Object(pushed)));
  const page = window as unknown as Record<string, unknown[]>;
  page[layerName] ??= [];
  const layer = page[layerName];
  layer.forEach(safely);
  const push = layer.push;
  layer.push = function (this: unknown[], ...pushed) {
    const length = push.apply(this, pushed);
    pushed.forEach(safely);
    return length;
  };
}

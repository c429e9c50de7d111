import { type Pushed, readDataLayer } from '../data-layer.ts';
import type { Footfall } from '../footfall.ts';

const isGranted = (value: unknown): boolean | undefined => (value === undefined ? undefined : value === 'granted');
const isOfRegions = (pushed: unknown): boolean => {
  const { 0: command, 2: said } = Object(pushed) as Pushed;
  return command === 'consent' && 'region' in Object(said);
};

/**
 * Follows Google Consent Mode: `gtag('consent', 'default' | 'update', {…})` in the data layer. `analytics_storage` is
 * measuring, `ad_personalization` personalising, `ad_user_data` sharing. A default that grants is taken after its
 * `wait_for_update`, and not at all where regions differ: where somebody is only Google knows.
 */
export default function googleConsent(footfall: Footfall, layerName = 'dataLayer'): void {
  const answered = {};
  const read = (pushed: Pushed): void => {
    if (pushed[0] !== 'consent') return;
    const said = Object(pushed[2]) as Record<string, unknown>;
    const purposes = JSON.parse(
      JSON.stringify({
        measure: isGranted(said.analytics_storage),
        personalise: isGranted(said.ad_personalization),
        share: isGranted(said.ad_user_data),
      }),
    );
    if (pushed[1] === 'update') footfall.consent(Object.assign(answered, purposes));
    // A default that denies is "not asked yet": events wait rather than being dropped.
    else if (purposes.measure)
      setTimeout(() => {
        if (!layer.some(isOfRegions)) footfall.consent({ ...purposes, ...answered });
      }, Number(said.wait_for_update) || 0);
  };
  const layer = readDataLayer(footfall, layerName, read);
}

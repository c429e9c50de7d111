/** One SDK: how a shop would import it, start it and tell an event. `ENDPOINT` is the local ingest. */
export interface Peer {
  name: string;
  /** Package and exact version for npm; none for what this repository builds. */
  install?: string;
  source: string;
}

/** What the machine and the probes cost by themselves. */
export const NOTHING: Peer = { name: 'an empty script', source: 'window.track = () => {};' };

/** What no SDK that keeps an event before it sends it can do without: its JSON, as long as Footfall's, written once. */
export const ONE_WRITE: Peer = {
  name: 'one write by itself',
  source: `const context = { url: location.href, title: document.title, filler: 'x'.repeat(400) };
    window.track = (i) => localStorage.setItem('an event ' + i, JSON.stringify({ ...context, i }));`,
};

export const FOOTFALL: Peer = {
  name: 'Footfall',
  source: `import { init } from '@footfall/sdk';
    const footfall = init({ writeKey: 'wk_bench', host: ENDPOINT, autoPage: false });
    window.track = (i) => footfall.track('Product Viewed', { i });`,
};

/** Durable delivery, identity, sessions and consent alone. */
export const FOOTFALL_CORE: Peer = {
  name: 'Footfall core',
  source: FOOTFALL.source.replace('@footfall/sdk', '@footfall/sdk/core'),
};

export const PEERS: Peer[] = [
  {
    name: 'Plausible 0.4.6',
    install: '@plausible-analytics/tracker@0.4.6',
    source: `import { init, track } from '@plausible-analytics/tracker';
      init({ domain: 'bench.example', endpoint: ENDPOINT + '/plausible', captureOnLocalhost: true, autoCapturePageviews: false });
      window.track = (i) => track('Product Viewed', { props: { i: '' + i } });`,
  },
  {
    name: 'OpenPanel 1.4.1',
    install: '@openpanel/web@1.4.1',
    source: `import { OpenPanel } from '@openpanel/web';
      const op = new OpenPanel({ clientId: 'bench', apiUrl: ENDPOINT });
      window.track = (i) => op.track('Product Viewed', { i });`,
  },
  {
    name: 'Segment 1.84.3',
    install: '@segment/analytics-next@1.84.3',
    source: `import { AnalyticsBrowser } from '@segment/analytics-next';
      const analytics = AnalyticsBrowser.load({ writeKey: 'bench', cdnURL: ENDPOINT, cdnSettings: { integrations: {
        'Segment.io': { apiKey: 'bench', apiHost: ENDPOINT.slice(7) + '/v1', protocol: 'http' } } } });
      window.track = (i) => analytics.track('Product Viewed', { i });`,
  },
  {
    name: 'Snowplow 4.10.1',
    install: '@snowplow/browser-tracker@4.10.1',
    source: `import { newTracker, trackStructEvent } from '@snowplow/browser-tracker';
      newTracker('sp', ENDPOINT, { appId: 'bench' });
      window.track = (i) => trackStructEvent({ category: 'shop', action: 'view', property: '' + i });`,
  },
  {
    name: 'PostHog 1.449.2',
    install: 'posthog-js@1.449.2',
    source: `import posthog from 'posthog-js';
      posthog.init('bench', { api_host: ENDPOINT, autocapture: false, capture_pageview: false, disable_session_recording: true,
        advanced_disable_flags: true, opt_out_useragent_filter: true });
      window.track = (i) => posthog.capture('Product Viewed', { i });`,
  },
];

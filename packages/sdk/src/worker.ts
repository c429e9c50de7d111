import { createClient } from './client.ts';
import { createStore } from './delivery/store.ts';
import { shop } from './features/shop.ts';
import type { Footfall } from './footfall.ts';
import type { Kit } from './kit.ts';
import type { Options } from './options.ts';

export type * from './footfall.ts';
export type { Options } from './options.ts';

/**
 * The SDK where there is no document, such as the worker of a Shopify web pixel: memory instead of storage, the same
 * batches, retries and ids. `options.anonymousId` should be the device's, which such a place knows from its host.
 */
export function init(options: Options): Footfall {
  const kit = {
    options: { ...options, storage: 'none' },
    siteName: `ff_${options.writeKey}`,
    required: options.consent === 'required',
    store: createStore(''),
    circumstances: () => ({}),
    toJson: JSON.stringify,
    lazily: () => {},
    onConsent: () => {},
  } as unknown as Kit;
  if (options.anonymousId) kit.store.set('me', JSON.stringify({ anonymousId: options.anonymousId }));
  createClient(kit)();
  shop(kit);
  return kit.client;
}

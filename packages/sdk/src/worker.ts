import { createClient } from './client.ts';
import { createStore } from './delivery/store.ts';
import { privacy } from './features/privacy.ts';
import { shop } from './features/shop.ts';
import type { Footfall } from './footfall.ts';
import type { Kit } from './kit.ts';
import type { Options } from './options.ts';

export type * from './footfall.ts';
export type { Options } from './options.ts';

/** What a host says of its page is kept from secrets and e-mails as what a page says of itself. */
function guard(kit: Kit): void {
  privacy(kit);
  const { toJson, cleanUrl } = kit;
  const clean = (value: unknown): unknown => (typeof value === 'string' ? cleanUrl(value) : value);
  kit.toJson = (told) => {
    const { context } = told as { context?: { page?: object } };
    if (!context?.page) return toJson(told);
    const page = Object.fromEntries(Object.entries(context.page).map(([name, value]) => [name, clean(value)]));
    return toJson({ ...(told as object), context: { ...context, page } });
  };
}

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
    cleanUrl: (url: string) => url,
    lazily: () => {},
    onConsent: () => {},
  } as unknown as Kit;
  if (options.anonymousId) kit.store.set('me', JSON.stringify({ anonymousId: options.anonymousId }));
  guard(kit);
  createClient(kit)();
  shop(kit);
  return kit.client;
}

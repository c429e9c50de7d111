import { createInit } from './create-init.ts';

export type * from '@footfall/contract';
export { createInit } from './create-init.ts';
export { attribution } from './features/attribution.ts';
export { autoPages } from './features/auto-pages.ts';
export { privacy } from './features/privacy.ts';
export { shop } from './features/shop.ts';
export { surveys } from './features/surveys.ts';
export type * from './footfall.ts';
export type { Options } from './options.ts';

/** `init` with durable delivery, identity, sessions and consent alone; `createInit` takes the features one wants. */
export const init = /* @__PURE__ */ createInit({ atInit: [], atSight: [] });

import { createInit } from './create-init.ts';
import { attribution } from './features/attribution.ts';
import { autoPages } from './features/auto-pages.ts';
import { privacy } from './features/privacy.ts';
import { shop } from './features/shop.ts';
import { surveys } from './features/surveys.ts';

export type * from '@footfall/contract';
export type * from './footfall.ts';
export type { Options } from './options.ts';

/** Starts the SDK with all its features; the same write key again returns the same SDK. */
export const init = /* @__PURE__ */ createInit({ atInit: [privacy, shop], atSight: [surveys, attribution, autoPages] });

export type * from '@footfall/contract';
export type * from './footfall.ts';
export { init } from './init.ts';
export type { Options } from './options.ts';

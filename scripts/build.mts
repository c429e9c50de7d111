/** Builds everything that is served, each part only when one of its sources is newer than what was built of it. */
import { buildAll } from './build/build-all.mts';

await buildAll();

import { buildAll } from '../scripts/build/build-all.mts';

/** System tests run what is served: it is built first, so that none of them meets an old build. */
export default buildAll;

import { Problem } from '../problem.ts';

export const segmentUnknown = () => new Problem(404, 'segment_unknown', 'This site has no segment of that id.');

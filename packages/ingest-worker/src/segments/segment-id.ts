import { MAX_SEGMENT_ID_LENGTH } from '@footfall/contract';
import { idFromName } from '../id-from-name.ts';

/** An id made of a segment's name that nothing else has. */
export function segmentId(name: string, taken: ReadonlySet<string>): string {
  return idFromName(name, taken, { most: MAX_SEGMENT_ID_LENGTH, nameless: 'segment' });
}

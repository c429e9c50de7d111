import { hasRoom } from './history/event-name.ts';
import { dayOf, emptyHistory, type History } from './history/history.ts';
import { noSegments } from './segments/segment-marks.ts';
import type { CustomerState, Profile } from './state.ts';

/** A state as it was kept before there was a history. */
export type CustomerStateV1 = Omit<CustomerState, 'v' | 'firstId' | 'history' | 'segments'> & { v: 1 };
/** What may be found stored: this version of the shape, or the one before. */
export type StoredState = CustomerState | CustomerStateV1;

/** A stored state in today's shape; one of today's is returned as it is. */
export function upgradeState(stored: StoredState): CustomerState {
  switch (stored.v) {
    case 2:
      return stored;
    case 1: {
      const { profile } = stored;
      return { ...stored, v: 2, firstId: stored.id, history: unknownHistory(profile), segments: noSegments() };
    }
    default:
      throw new Error(`a state of version ${(stored as { v?: unknown }).v} cannot be read`);
  }
}

/** How often each event happened is known, and until when all of them had; not when each did. */
function unknownHistory({ counts, lastSeenAt }: Profile): History {
  const names: string[] = [];
  let namesFull = false;
  for (const name of Object.keys(counts)) {
    if (hasRoom(names, name)) names.push(name);
    else namesFull = true;
  }
  return {
    ...emptyHistory(),
    names,
    days: names.map(() => ''),
    daysFrom: dayOf(lastSeenAt) + 1,
    ...(names.length > 0 ? { dropped: names.map(() => lastSeenAt) } : {}),
    ...(namesFull ? { namesFull: true as const } : {}),
  };
}

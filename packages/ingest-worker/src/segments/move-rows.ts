import type { FactChunk } from '@footfall/engine';
import { HOUR_MS } from './spans.ts';

interface OfSegment {
  segment: string;
  /** Which of all the segments that ever had this id. */
  createdIn: number;
}

/** Where a customer stands after a chunk. */
export interface MemberRow extends OfSegment {
  member: 0 | 1;
  since: number;
  sequence: number;
}

export interface MoveRow extends OfSegment {
  hour: number;
  entered: number;
  left: number;
}

/** What a chunk changes of segments: where its customer stands now, and how many moves each hour had. */
export function moveRows(chunk: FactChunk): { members: MemberRow[]; moves: MoveRow[] } {
  const members = new Map<string, MemberRow>();
  const moves = new Map<string, MoveRow>();
  for (const fact of chunk.facts) {
    if (fact.type !== 'segment.entered' && fact.type !== 'segment.left') continue;
    const { since, sequence, createdIn = 0 } = fact;
    const of = { segment: fact.segment.id, createdIn };
    const member = fact.type === 'segment.entered' ? 1 : 0;
    members.set(JSON.stringify(of), { ...of, member, since, sequence });
    const hour = Math.floor(since / HOUR_MS) * HOUR_MS;
    const key = JSON.stringify([of, hour]);
    const row = moves.get(key) ?? { ...of, hour, entered: 0, left: 0 };
    moves.set(key, { ...row, entered: row.entered + member, left: row.left + (1 - member) });
  }
  return { members: [...members.values()], moves: [...moves.values()] };
}

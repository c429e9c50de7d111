/**
 * What is kept of one segment: since when the customer is in it and until when that is sure, epoch milliseconds; 0
 * stands for not in it, and for time changing nothing. A segment without a mark has both.
 */
export type SegmentMark = [since: number, until: number];

/** A customer's segments. */
export interface SegmentsState {
  /** Rules the customer's segments were evaluated by; 0 for not yet. */
  rulesVersion: number;
  /** The latest instant they were evaluated at: for one customer time never runs backwards. */
  at: number;
  /** By segment id. */
  marks: Record<string, SegmentMark>;
  /** Segments whose rule has failed since the rules were published, and was told of. */
  failed?: string[];
}

export function noSegments(): SegmentsState {
  return { rulesVersion: 0, at: 0, marks: {} };
}

/** The earliest instant at which time alone changes something. */
export function earliestDue({ marks }: SegmentsState): number | undefined {
  let earliest: number | undefined;
  for (const id in marks) {
    const until = marks[id]?.[1] ?? 0;
    if (until !== 0 && (earliest === undefined || until < earliest)) earliest = until;
  }
  return earliest;
}

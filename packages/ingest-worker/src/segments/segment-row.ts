import type { SegmentDefinition } from '@footfall/contract';

/** A segment as the database keeps it. Times are epoch milliseconds. */
export interface SegmentRow {
  id: string;
  draft: SegmentDefinition;
  published: SegmentDefinition | undefined;
  publishedAt: number | undefined;
  /** Versions of the rules in which its rule was last changed and in which it first appeared. */
  changedIn: number | undefined;
  createdIn: number | undefined;
  size: number;
  createdAt: number;
  updatedAt: number;
}

export function saysTheSame(one: SegmentDefinition | undefined, other: SegmentDefinition | undefined): boolean {
  const said = (definition: SegmentDefinition) => JSON.stringify(ordered({ include: 'known', ...definition }));
  return one !== undefined && other !== undefined && said(one) === said(other);
}

/** Who is in it comes to the same. */
export function asksTheSame(
  one: Pick<SegmentDefinition, 'include' | 'when'>,
  other: Pick<SegmentDefinition, 'include' | 'when'>,
): boolean {
  const asked = ({ include = 'known', when }: typeof one) => JSON.stringify(ordered({ include, when }));
  return asked(one) === asked(other);
}

/** The same members in one order, however they were written. */
function ordered(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(ordered);
  return Object.fromEntries(
    Object.entries(value)
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, member]) => [key, ordered(member)]),
  );
}

import type { SegmentCondition } from '@footfall/contract';

/** What the fields of one kind of condition are given. */
export interface FieldsProps<Op extends SegmentCondition['op']> {
  value: Extract<SegmentCondition, { op: Op }>;
  onChange: (value: Extract<SegmentCondition, { op: Op }>) => void;
}

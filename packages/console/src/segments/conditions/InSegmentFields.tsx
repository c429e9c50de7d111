import { Choice, type Options } from '../../parts/Choice.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';
import { useRuleContext } from './RuleContext.ts';

/** Membership of another segment. */
export function InSegmentFields({ value, onChange }: FieldsProps<'inSegment'>) {
  const { segments } = useRuleContext();
  const known = segments.some(({ id }) => id === value.segment);
  const options: Options<string> = [
    ...(known ? [] : [[value.segment, value.segment || 'Choose one'] as const]),
    ...segments.map(({ id, name }) => [id, name] as const),
  ];
  if (segments.length === 0) return <Word>There is no other segment yet.</Word>;
  return (
    <Choice
      label="Segment"
      value={value.segment}
      options={options}
      onChange={(segment) => onChange({ ...value, segment })}
    />
  );
}

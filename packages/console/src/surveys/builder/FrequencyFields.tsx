import type { SurveyFrequency } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Fields } from '../../segments/fields/Fields.tsx';
import { NumberField } from '../../segments/fields/NumberField.tsx';
import { SpanField } from '../../segments/fields/SpanField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { changed } from './changed.ts';

interface Props {
  value: SurveyFrequency | undefined;
  onChange: (value: SurveyFrequency | undefined) => void;
}

/** How often somebody is asked at most. */
export function FrequencyFields({ value = {}, onChange }: Props) {
  const { between, most } = value;
  const set = (changes: { [member in keyof SurveyFrequency]?: SurveyFrequency[member] | undefined }) => {
    const next = changed<SurveyFrequency>(value, changes);
    onChange(Object.keys(next).length > 0 ? next : undefined);
  };
  return (
    <>
      <Fields>
        <Checkbox
          size="xs"
          label="Not more often than every"
          checked={between !== undefined}
          onChange={(change) =>
            set({ between: change.currentTarget.checked ? { amount: 30, unit: 'days' } : undefined })
          }
        />
        {between && (
          <SpanField label="Not more often than every" value={between} onChange={(next) => set({ between: next })} />
        )}
      </Fields>
      <Fields>
        <Checkbox
          size="xs"
          label="At most so many times"
          checked={most !== undefined}
          onChange={(change) =>
            set({
              most: change.currentTarget.checked ? { times: 2, within: { amount: 90, unit: 'days' } } : undefined,
            })
          }
        />
        {most && (
          <>
            <NumberField
              label="At most so many times"
              value={most.times}
              onChange={(times) => set({ most: { ...most, times } })}
            />
            <Word>within</Word>
            <SpanField
              label="At most, within"
              value={most.within}
              onChange={(within) => set({ most: { ...most, within } })}
            />
          </>
        )}
      </Fields>
    </>
  );
}

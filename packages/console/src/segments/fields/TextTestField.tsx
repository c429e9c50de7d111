import type { TextTest } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from './Fields.tsx';
import { ListField } from './ListField.tsx';
import { TextField } from './TextField.tsx';
import { TEXT_TESTS, testOfKind } from './valueTests.ts';

interface Props {
  /** What is compared. */
  label: string;
  value: TextTest;
  onChange: (value: TextTest) => void;
}

/** What is asked of a text. */
export function TextTestField({ label, value, onChange }: Props) {
  return (
    <Fields>
      <Choice
        label={`${label}: comparison`}
        value={value.is}
        options={TEXT_TESTS}
        onChange={(is) => onChange(testOfKind(is, value) as TextTest)}
      />
      {'value' in value && (
        <TextField
          label={`${label}: value`}
          value={value.value}
          onChange={(text) => onChange({ ...value, value: text })}
        />
      )}
      {'values' in value && (
        <ListField
          label={`${label}: values`}
          values={value.values}
          onChange={(values) => onChange({ ...value, values })}
        />
      )}
    </Fields>
  );
}

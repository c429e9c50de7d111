import type { NumberTest } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { NUMBER_TESTS } from '../words/numberWords.ts';
import { Fields } from './Fields.tsx';
import { NumberField } from './NumberField.tsx';
import { Word } from './Word.tsx';

interface Props {
  /** What is compared, as in "How often". */
  label: string;
  value: NumberTest;
  onChange: (value: NumberTest) => void;
}

/** A comparison with a number. */
export function NumberTestField({ label, value, onChange }: Props) {
  const between = value.is === 'between';
  return (
    <Fields>
      <Choice
        label={`${label}: comparison`}
        value={value.is}
        options={NUMBER_TESTS}
        onChange={(is) => onChange(compared(value, is))}
      />
      <NumberField
        label={`${label}: ${between ? 'from' : 'number'}`}
        value={between ? value.from : value.value}
        onChange={(number) => onChange(between ? { ...value, from: number } : { ...value, value: number })}
      />
      {between && (
        <>
          <Word>and</Word>
          <NumberField label={`${label}: to`} value={value.to} onChange={(to) => onChange({ ...value, to })} />
        </>
      )}
    </Fields>
  );
}

/** The same number in another comparison. */
function compared(before: NumberTest, is: NumberTest['is']): NumberTest {
  const number = before.is === 'between' ? before.from : before.value;
  return is === 'between'
    ? { is, from: number, to: before.is === 'between' ? before.to : number }
    : { is, value: number };
}

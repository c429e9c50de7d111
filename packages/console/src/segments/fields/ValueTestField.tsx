import type { ValueTest } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from './Fields.tsx';
import { ListField } from './ListField.tsx';
import { NumberField } from './NumberField.tsx';
import { SpanField } from './SpanField.tsx';
import { TextField } from './TextField.tsx';
import { kindOfTest, testOfKind, VALUE_TESTS } from './valueTests.ts';
import { Word } from './Word.tsx';

interface Props {
  value: ValueTest;
  onChange: (value: ValueTest) => void;
}

/** What is asked of a trait or an answer, of whatever sort it may be. */
export function ValueTestField({ value, onChange }: Props) {
  return (
    <Fields>
      <Choice
        label="Comparison"
        value={kindOfTest(value)}
        options={VALUE_TESTS}
        onChange={(kind) => onChange(testOfKind(kind, value))}
      />
      <Compared value={value} onChange={onChange} />
    </Fields>
  );
}

const PLAIN_DATE = /^(\d{4}-\d\d-\d\d)?$/;

function Compared({ value, onChange }: Props) {
  switch (value.is) {
    case 'set':
    case 'missing':
    case 'true':
    case 'false':
      return null;
    case 'oneOf':
      return <ListField label="Values" values={value.values} onChange={(values) => onChange({ ...value, values })} />;
    case 'between':
      return (
        <>
          <NumberField label="From" value={value.from} onChange={(from) => onChange({ ...value, from })} />
          <Word>and</Word>
          <NumberField label="To" value={value.to} onChange={(to) => onChange({ ...value, to })} />
        </>
      );
    case 'before':
    case 'after':
      return (
        <TextField
          label="Date"
          type={PLAIN_DATE.test(value.date) ? 'date' : 'text'}
          width="date"
          value={value.date}
          onChange={(date) => onChange({ ...value, date })}
        />
      );
    case 'withinLast':
    case 'longerAgo':
    case 'withinNext':
      return <SpanField label="Time" value={value.span} onChange={(span) => onChange({ ...value, span })} />;
    default:
      return typeof value.value === 'number' ? (
        <NumberField label="Number" value={value.value} onChange={(number) => onChange(valued(value, number))} />
      ) : (
        <TextField label="Value" value={value.value} onChange={(text) => onChange(valued(value, text))} />
      );
  }
}

/** A test keeps the sort of its value, which the field it is typed in decides. */
const valued = (test: ValueTest, value: string | number) => ({ ...test, value }) as ValueTest;

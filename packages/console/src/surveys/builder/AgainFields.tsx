import type { Question } from '@footfall/contract';
import { Choice } from '../../parts/Choice.tsx';
import { Fields } from '../../segments/fields/Fields.tsx';
import { SpanField } from '../../segments/fields/SpanField.tsx';
import { Word } from '../../segments/fields/Word.tsx';

type Again = Question['again'];

interface Props {
  name: string;
  again: Again;
  onChange: (again: Again) => void;
}

const DAYS_90 = { amount: 90, unit: 'days' as const };

/** Whether somebody who answered a question is asked it once more, when the survey comes up again. */
export function AgainFields({ name, again, onChange }: Props) {
  const kind = again === undefined ? 'always' : again === 'never' ? 'never' : 'after';
  const starts = { always: undefined, never: 'never', after: DAYS_90 } as const;
  return (
    <Fields>
      <Word>Who answered it is asked it again</Word>
      <Choice
        label={`${name}: asked again`}
        value={kind}
        options={[
          ['always', 'each time'],
          ['never', 'never'],
          ['after', 'after'],
        ]}
        onChange={(next) => onChange(starts[next])}
      />
      {typeof again === 'object' && <SpanField label={`${name}: asked again`} value={again} onChange={onChange} />}
    </Fields>
  );
}

import type { Condition, Question, SurveyDraft } from '@footfall/contract';
import { Checkbox } from '@mantine/core';
import { Choice } from '../../parts/Choice.tsx';
import { ListField } from '../../segments/fields/ListField.tsx';
import { NumberField } from '../../segments/fields/NumberField.tsx';
import { TextField } from '../../segments/fields/TextField.tsx';
import styles from './AnswerCondition.module.css';
import type { AnswerTest } from './answerTests.ts';
import { isNumeric, valuesOf } from './valuesOf.ts';

interface Props {
  label: string;
  test: AnswerTest;
  draft: SurveyDraft;
  /** Missing where the test names one that is not there. */
  question: Question | undefined;
  onChange: (condition: Condition) => void;
}

/** What an answer is compared with: numbers stay numbers, and what can be chosen is chosen. */
export function AnswerValue({ label, test, draft, question, onChange }: Props) {
  const { q } = test;
  const values = question ? valuesOf(draft, question) : [];
  if ('answered' in test) return null;
  if ('atLeast' in test || 'atMost' in test) {
    const [member, value] = 'atLeast' in test ? ['atLeast', test.atLeast] : ['atMost', test.atMost];
    return (
      <NumberField
        label={`${label}: number`}
        value={Number(value)}
        onChange={(number) => onChange({ q, [String(member)]: number } as Condition)}
      />
    );
  }
  if ('is' in test) {
    const { is } = test;
    if (typeof is === 'number') {
      return <NumberField label={`${label}: number`} value={is} onChange={(number) => onChange({ q, is: number })} />;
    }
    if (values.length === 0) {
      return <TextField label={`${label}: answer`} value={is} onChange={(text) => onChange({ q, is: text })} />;
    }
    const known = values.some(([id]) => id === is) ? values : [...values, [is, is] as const];
    return (
      <Choice label={`${label}: answer`} value={is} options={known} onChange={(value) => onChange({ q, is: value })} />
    );
  }
  const chosen = test.in;
  const gone = chosen.map(String).filter((value) => !values.some(([id]) => id === value));
  if (values.length > 0) {
    return (
      <span className={styles.values}>
        {[...values, ...gone.map((value): [string, string] => [value, value])].map(([id, words]) => (
          <Checkbox
            key={id}
            size="xs"
            label={words}
            checked={chosen.map(String).includes(id)}
            onChange={(change) =>
              onChange({
                q,
                in: change.currentTarget.checked ? [...chosen, id] : chosen.filter((value) => String(value) !== id),
              })
            }
          />
        ))}
      </span>
    );
  }
  const numeric = chosen.some((value) => typeof value === 'number') || (question !== undefined && isNumeric(question));
  return (
    <ListField
      label={`${label}: answers`}
      values={chosen.map(String)}
      onChange={(all) => onChange({ q, in: all.map((value) => (numeric ? numberOr(value) : value)) })}
    />
  );
}

const numberOr = (value: string): number | string =>
  value !== '' && !Number.isNaN(Number(value)) ? Number(value) : value;

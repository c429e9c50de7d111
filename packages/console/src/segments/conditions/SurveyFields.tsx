import { Fields } from '../fields/Fields.tsx';
import { TextField } from '../fields/TextField.tsx';
import { ValueTestField } from '../fields/ValueTestField.tsx';
import { Word } from '../fields/Word.tsx';
import type { FieldsProps } from './FieldsProps.ts';
import { without } from './without.ts';

/** The newest answer to a question. */
export function SurveyFields({ value, onChange }: FieldsProps<'survey'>) {
  return (
    <>
      <TextField
        label="Question"
        placeholder="id of a question"
        value={value.question}
        onChange={(question) => onChange({ ...value, question })}
      />
      <Fields>
        <Word>of</Word>
        <TextField
          label="Survey"
          placeholder="any survey"
          value={value.survey ?? ''}
          onChange={(survey) => onChange(survey ? { ...value, survey } : without(value, 'survey'))}
        />
      </Fields>
      <ValueTestField value={value.test} onChange={(test) => onChange({ ...value, test })} />
    </>
  );
}

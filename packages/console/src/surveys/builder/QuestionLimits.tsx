import type { Question } from '@footfall/contract';
import { Fields } from '../../segments/fields/Fields.tsx';
import { NumberField } from '../../segments/fields/NumberField.tsx';
import { TextField } from '../../segments/fields/TextField.tsx';
import { Word } from '../../segments/fields/Word.tsx';
import { changed } from './changed.ts';

interface Props {
  name: string;
  question: Question;
  replace: (question: Question) => void;
}

/** Numbers that bound what can be answered; empty, there is no such bound. */
const BOUNDS: { [kind in Question['kind']]?: readonly (readonly [member: string, words: string])[] } = {
  choice: [
    ['least', 'fewest chosen'],
    ['most', 'most chosen'],
  ],
  ranking: [['most', 'places']],
  text: [
    ['minLength', 'fewest characters'],
    ['maxLength', 'most characters'],
  ],
  number: [
    ['least', 'least'],
    ['most', 'most'],
    ['step', 'step'],
  ],
  slider: [['step', 'step']],
};
const DAYS = [
  ['earliest', 'first day'],
  ['latest', 'last day'],
] as const;

/** What an answer must keep to. */
export function QuestionLimits({ name, question, replace }: Props) {
  const set = (member: string, value: number | string | undefined) => replace(changed(question, { [member]: value }));
  if (question.kind === 'date') {
    return (
      <Fields>
        {DAYS.map(([member, words]) => (
          <Fields key={member}>
            <Word>{words}</Word>
            <TextField
              type="date"
              width="date"
              label={`${name}: ${words}`}
              value={question[member] ?? ''}
              onChange={(day) => set(member, day || undefined)}
            />
          </Fields>
        ))}
      </Fields>
    );
  }
  const bounds = BOUNDS[question.kind] ?? [];
  if (bounds.length === 0) return null;
  const values = question as unknown as Record<string, number | undefined>;
  return (
    <Fields>
      {bounds.map(([member, words]) => (
        <Fields key={member}>
          <Word>{words}</Word>
          <NumberField
            label={`${name}: ${words}`}
            value={values[member] ?? Number.NaN}
            onChange={(value) => set(member, Number.isNaN(value) ? undefined : value)}
          />
        </Fields>
      ))}
    </Fields>
  );
}

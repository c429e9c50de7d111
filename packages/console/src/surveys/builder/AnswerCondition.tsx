import type { Condition, Question, SurveyDraft } from '@footfall/contract';
import { IconX } from '@tabler/icons-react';
import { AddRow } from '../../parts/AddRow.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import styles from './AnswerCondition.module.css';
import { AnswerValue } from './AnswerValue.tsx';
import { isTest, kindOfTest, TESTS, testOf, testsFor } from './answerTests.ts';
import { textOf } from './texts.ts';

interface Props {
  /** What it is called aloud, as in "Question 2, shown". */
  label: string;
  value: Condition;
  draft: SurveyDraft;
  /** Whose answers can be asked for; there is one at least. */
  asks: Question[];
  onChange: (value: Condition) => void;
  onRemove?: () => void;
}

const SEVERAL = [
  ['all', 'all of these'],
  ['any', 'one of these'],
  ['not', 'not this'],
] as const;
/** Begins what stands for a question, whose id may be "all". */
const Q = 'q:';

/** What is asked of the answers so far. Everything that a definition can say, it can say. */
export function AnswerCondition({ label, value, draft, asks, onChange, onRemove }: Props) {
  const questions = asks.map(({ id, text }): [string, string] => [
    `${Q}${id}`,
    textOf(draft, draft.language, text) || id,
  ]);
  const known = isTest(value) && !asks.some(({ id }) => id === value.q) ? [[`${Q}${value.q}`, value.q] as const] : [];
  const inside = { draft, asks };
  return (
    <fieldset className={styles.condition} data-group={isTest(value) ? undefined : true} aria-label={label}>
      <div className={styles.line}>
        <Choice
          label={`${label}: of what`}
          className={styles.what}
          value={isTest(value) ? `${Q}${value.q}` : kindOfGroup(value)}
          options={[
            { group: 'The answer to', options: [...questions, ...known] },
            { group: 'Several', options: SEVERAL },
          ]}
          onChange={(next) => onChange(turned(value, next, inside))}
        />
        {isTest(value) && <Test label={label} value={value} draft={draft} onChange={onChange} />}
        {onRemove && <IconAction icon={IconX} className={styles.remove} label={`Remove ${label}`} onClick={onRemove} />}
      </div>
      {'not' in value && (
        <AnswerCondition label={`${label}, not`} value={value.not} {...inside} onChange={(not) => onChange({ not })} />
      )}
      {'all' in value && <Group label={label} of={value.all} {...inside} onChange={(all) => onChange({ all })} />}
      {'any' in value && <Group label={label} of={value.any} {...inside} onChange={(any) => onChange({ any })} />}
    </fieldset>
  );
}

interface TestProps extends Pick<Props, 'label' | 'draft' | 'onChange'> {
  value: Extract<Condition, { q: string }>;
}

function Test({ label, value, draft, onChange }: TestProps) {
  const question = draft.questions.find(({ id }) => id === value.q);
  const kind = kindOfTest(value);
  const kinds = testsFor(question);
  // One that does not suit the question, and was written elsewhere, stays as it is until it is changed.
  const told = kinds.includes(kind) ? kinds : [...kinds, kind];
  return (
    <>
      <Choice
        label={`${label}: when`}
        value={kind}
        options={told.map((one) => [one, TESTS[one]] as const)}
        onChange={(next) => onChange(testOf(next, value.q, draft, value))}
      />
      <AnswerValue label={label} test={value} draft={draft} question={question} onChange={onChange} />
    </>
  );
}

interface GroupProps extends Pick<Props, 'label' | 'draft' | 'asks'> {
  of: Condition[];
  onChange: (of: Condition[]) => void;
}

function Group({ label, of, draft, asks, onChange }: GroupProps) {
  const first = asks[0]?.id ?? '';
  return (
    <>
      {of.map((one, place) => (
        <AnswerCondition
          // biome-ignore lint/suspicious/noArrayIndexKey: conditions have no id, and their fields hold no state of their own
          key={place}
          label={`${label}, ${place + 1}`}
          value={one}
          draft={draft}
          asks={asks}
          onChange={(next) => onChange(of.with(place, next))}
          onRemove={() => onChange(of.toSpliced(place, 1))}
        />
      ))}
      <AddRow onClick={() => onChange([...of, testOf('answered', first, draft)])}>Add condition</AddRow>
    </>
  );
}

type Several = (typeof SEVERAL)[number][0];
const kindOfGroup = (condition: Condition): Several =>
  'all' in condition ? 'all' : 'any' in condition ? 'any' : 'not';

/** Another kind of condition that keeps of this one what it can. */
function turned(value: Condition, kind: string, { draft, asks }: Pick<Props, 'draft' | 'asks'>): Condition {
  const members = 'all' in value ? value.all : 'any' in value ? value.any : 'not' in value ? [value.not] : [value];
  if (kind === 'all') return { all: members };
  if (kind === 'any') return { any: members };
  if (kind === 'not') return { not: members[0] ?? testOf('answered', asks[0]?.id ?? '', draft) };
  const q = kind.slice(Q.length);
  const question = draft.questions.find(({ id }) => id === q);
  const test = isTest(value) ? kindOfTest(value) : undefined;
  const kinds = testsFor(question);
  return testOf(test && kinds.includes(test) ? test : (kinds[0] ?? 'answered'), q, draft);
}

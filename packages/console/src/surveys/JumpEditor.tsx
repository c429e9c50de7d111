import type { Condition, FlowRule, Question, SurveyDraft } from '@footfall/contract';
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowFork, IconX } from '@tabler/icons-react';
import { Choice } from '../parts/Choice.tsx';
import { NumberField } from '../segments/fields/NumberField.tsx';
import styles from './QuestionEditor.module.css';
import { textOf } from './texts.ts';

interface Props {
  name: string;
  draft: SurveyDraft;
  question: Question;
  onDraft: (draft: SurveyDraft) => void;
}

type Test = 'always' | 'is' | 'atLeast' | 'atMost';
const NUMBERS = ['nps', 'csat', 'ces', 'number', 'slider'];

/** Where a question leads other than to the next one: the first rule that holds decides. */
export function JumpEditor({ name, draft, question, onDraft }: Props) {
  const { id } = question;
  const all = draft.flow ?? [];
  const own = all.filter(({ from }) => from === id);
  const later = [
    ...draft.questions.slice(draft.questions.findIndex((one) => one.id === id) + 1),
    ...(draft.endings ?? []),
  ].map((one): [string, string] => [one.id, textOf(draft, draft.language, one.text) || one.id]);
  const setOwn = (rules: FlowRule[]) => {
    const { flow: _before, ...rest } = draft;
    const next = [...all.filter(({ from }) => from !== id), ...rules];
    onDraft(next.length > 0 ? { ...rest, flow: next } : rest);
  };
  const [first] = later;
  if (!first) return null;
  const isNumber = NUMBERS.includes(question.kind);
  const values: [string, string][] =
    question.kind === 'yes_no'
      ? [
          ['yes', 'Yes'],
          ['no', 'No'],
        ]
      : 'options' in question
        ? question.options.map((option) => [option.id, textOf(draft, draft.language, option.text) || option.id])
        : [];
  return (
    <>
      {own.map((rule, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id, and their fields hold no state of their own
        <div key={place} className={styles.jump}>
          <JumpTest
            label={`${name}, rule ${place + 1}`}
            id={id}
            condition={rule.if}
            values={values}
            isNumber={isNumber}
            onChange={(condition) =>
              setOwn(own.with(place, condition ? { from: id, if: condition, to: rule.to } : { from: id, to: rule.to }))
            }
          />
          <span>go to</span>
          <Choice
            label={`${name}, rule ${place + 1}: where to`}
            value={rule.to}
            options={later}
            onChange={(to) => setOwn(own.with(place, { ...rule, to }))}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Remove rule ${place + 1} of ${name.toLowerCase()}`}
            onClick={() => setOwn(own.toSpliced(place, 1))}
          >
            <IconX size={14} stroke={1.8} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Button
        variant="subtle"
        size="compact-xs"
        style={{ justifySelf: 'start' }}
        leftSection={<IconArrowFork size={14} stroke={1.8} aria-hidden />}
        onClick={() => setOwn([...own, { from: id, to: first[0] }])}
      >
        Skip ahead…
      </Button>
    </>
  );
}

interface TestProps {
  label: string;
  id: string;
  condition: Condition | undefined;
  values: [string, string][];
  isNumber: boolean;
  onChange: (condition: Condition | undefined) => void;
}

/** The condition of a rule. One that was written elsewhere, and says more than this can, is left as it is. */
function JumpTest({ label, id, condition, values, isNumber, onChange }: TestProps) {
  const test: Test | undefined = !condition
    ? 'always'
    : 'q' in condition && condition.q === id
      ? 'is' in condition
        ? 'is'
        : 'atLeast' in condition
          ? 'atLeast'
          : 'atMost' in condition
            ? 'atMost'
            : undefined
      : undefined;
  if (!test) return <span>if its condition holds,</span>;
  const first = values[0]?.[0] ?? '';
  const tests: [Test, string][] = [
    ['always', 'always'],
    ...((isNumber
      ? [
          ['atLeast', 'if at least'],
          ['atMost', 'if at most'],
        ]
      : values.length > 0
        ? [['is', 'if it is']]
        : []) as [Test, string][]),
  ];
  const choose = (next: Test) =>
    onChange(
      next === 'always'
        ? undefined
        : next === 'is'
          ? { q: id, is: first }
          : next === 'atLeast'
            ? { q: id, atLeast: 1 }
            : { q: id, atMost: 1 },
    );
  return (
    <>
      <Choice label={`${label}: when`} value={test} options={tests} onChange={choose} />
      {condition && 'is' in condition && (
        <Choice
          label={`${label}: answer`}
          value={String(condition.is)}
          options={values}
          onChange={(is) => onChange({ q: id, is })}
        />
      )}
      {condition && 'atLeast' in condition && (
        <NumberField
          label={`${label}: at least`}
          value={condition.atLeast}
          onChange={(atLeast) => onChange({ q: id, atLeast })}
        />
      )}
      {condition && 'atMost' in condition && (
        <NumberField
          label={`${label}: at most`}
          value={condition.atMost}
          onChange={(atMost) => onChange({ q: id, atMost })}
        />
      )}
    </>
  );
}

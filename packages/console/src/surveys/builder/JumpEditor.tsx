import type { FlowRule, Question, SurveyDraft } from '@footfall/contract';
import { IconArrowFork, IconArrowUp, IconX } from '@tabler/icons-react';
import { AddRow } from '../../parts/AddRow.tsx';
import { Choice } from '../../parts/Choice.tsx';
import { IconAction } from '../../parts/IconAction.tsx';
import { AnswerCondition } from './AnswerCondition.tsx';
import { testOf, testsFor } from './answerTests.ts';
import { withNewEnding } from './newEnding.ts';
import styles from './QuestionEditor.module.css';
import { rulesOf, withRules } from './rules.ts';
import { textOf } from './texts.ts';

interface Props {
  name: string;
  draft: SurveyDraft;
  question: Question;
  onDraft: (draft: SurveyDraft) => void;
}

const WHEN = [
  ['always', 'always'],
  ['if', 'if'],
] as const;
/** No id looks like this. */
const NEW_ENDING = '+';

/** Where a question leads other than to the next one: the first rule that holds decides. */
export function JumpEditor({ name, draft, question, onDraft }: Props) {
  const { id } = question;
  const { questions, endings = [] } = draft;
  const own = rulesOf(draft, id);
  const place = questions.findIndex((one) => one.id === id);
  const sofar = questions.slice(0, place + 1);
  const set = (rules: FlowRule[]) => onDraft(withRules(draft, id, rules));
  const ofText = (one: { id: string; text: string }): [string, string] => [
    one.id,
    textOf(draft, draft.language, one.text) || one.id,
  ];
  const later = questions.slice(place + 1);
  const lead = (at: number, rule: FlowRule, to: string) => {
    if (to !== NEW_ENDING) return set(own.with(at, { ...rule, to }));
    const { draft: more, id: made } = withNewEnding(draft);
    onDraft(withRules(more, id, own.with(at, { ...rule, to: made })));
  };
  const add = () => {
    const [first] = [...later, ...endings];
    const when = testOf(testsFor(question)[0] ?? 'answered', id, draft);
    if (first) return set([...own, { from: id, if: when, to: first.id }]);
    const { draft: more, id: made } = withNewEnding(draft);
    onDraft(withRules(more, id, [...own, { from: id, if: when, to: made }]));
  };
  return (
    <>
      {own.map((rule, at) => {
        const label = `${name}, rule ${at + 1}`;
        const back = questions.slice(0, place).filter((one) => one.id === rule.to);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: rules have no id, and their fields hold no state of their own
          <div key={at} className={styles.rule}>
            <div className={styles.jump}>
              <Choice
                label={`${label}: whether`}
                value={rule.if ? 'if' : 'always'}
                options={WHEN}
                onChange={(when) =>
                  set(
                    own.with(at, {
                      from: id,
                      ...(when === 'if' ? { if: testOf(testsFor(question)[0] ?? 'answered', id, draft) } : {}),
                      to: rule.to,
                    }),
                  )
                }
              />
              <span>go to</span>
              <Choice
                label={`${label}: where to`}
                className={styles.target}
                value={rule.to}
                options={[
                  { group: 'Questions', options: [...back, ...later].map(ofText) },
                  { group: 'Endings', options: [...endings.map(ofText), [NEW_ENDING, 'a new ending…']] },
                ]}
                onChange={(to) => lead(at, rule, to)}
              />
              <span className={styles.tools}>
                {at > 0 && (
                  <IconAction
                    icon={IconArrowUp}
                    label={`Ask rule ${at + 1} of ${name.toLowerCase()} sooner`}
                    onClick={() => set(own.toSpliced(at, 1).toSpliced(at - 1, 0, rule))}
                  />
                )}
                <IconAction
                  icon={IconX}
                  label={`Remove rule ${at + 1} of ${name.toLowerCase()}`}
                  onClick={() => set(own.toSpliced(at, 1))}
                />
              </span>
            </div>
            {rule.if && (
              <AnswerCondition
                label={label}
                value={rule.if}
                draft={draft}
                asks={sofar}
                onChange={(condition) => set(own.with(at, { from: id, if: condition, to: rule.to }))}
              />
            )}
          </div>
        );
      })}
      <AddRow icon={IconArrowFork} onClick={add}>
        Skip ahead…
      </AddRow>
    </>
  );
}
